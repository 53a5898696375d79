import type { PublicationStatus } from "@planrrr/contract";
import { PublicationStatus as statuses } from "@planrrr/contract";
import fc from "fast-check";
import { expect, test } from "vitest";
import { derivePostStatus } from "./post-status.ts";

test.each<[PublicationStatus[], string]>([
  [[], "CANCELLED"],
  [["CANCELLED", "CANCELLED"], "CANCELLED"],
  [["SCHEDULED", "SCHEDULED"], "SCHEDULED"],
  [["SCHEDULED", "CANCELLED"], "SCHEDULED"],
  [["SCHEDULED", "PUBLISHED"], "PUBLISHING"],
  [["SCHEDULED", "FAILED"], "PUBLISHING"],
  [["PUBLISHING", "PUBLISHED"], "PUBLISHING"],
  [["PUBLISHED", "PUBLISHED"], "PUBLISHED"],
  [["PUBLISHED", "CANCELLED"], "PUBLISHED"],
  [["PUBLISHED", "FAILED"], "PARTIALLY_PUBLISHED"],
  [["PUBLISHED", "UNCONFIRMED"], "PARTIALLY_PUBLISHED"],
  [["FAILED", "FAILED"], "FAILED"],
  [["FAILED", "CANCELLED"], "FAILED"],
  [["UNCONFIRMED"], "PUBLISHING"],
  [["UNCONFIRMED", "FAILED"], "PUBLISHING"],
])("%j make %s", (publications, status) => {
  expect(derivePostStatus(publications)).toBe(status);
});

test("the order of publications does not matter, and PUBLISHED means that everything not cancelled is out", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...statuses.options), { minLength: 1 }), (publications) => {
      const status = derivePostStatus(publications);
      expect(derivePostStatus([...publications].reverse())).toBe(status);
      const open = publications.filter((one) => one !== "CANCELLED");
      expect(status === "PUBLISHED").toBe(open.length > 0 && open.every((one) => one === "PUBLISHED"));
    }),
  );
});
