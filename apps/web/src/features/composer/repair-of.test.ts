import { expect, test } from "vitest";
import { emptyDraft } from "./draft.ts";
import { repairOf } from "./repair-of.ts";

const draft = { ...emptyDraft("UTC", ["a", "b"]), text: "Too long" };
const problem = { severity: "error" as const, field: "text" as const, message: "" };
const trouble = (code: string, more = {}) => ({
  connectionId: "b",
  network: "bluesky" as const,
  problem: { ...problem, code, ...more },
  shown: undefined,
});

test("words that are too long get a version of their own, which is shown", () => {
  const repair = repairOf(draft, trouble("TEXT_TOO_LONG"));
  expect(repair).toEqual({
    label: "Write a shorter one for Bluesky",
    change: { versions: { b: { text: "Too long" } } },
    show: true,
  });
  const own = { ...draft, ...repair?.change };
  expect(repairOf(own, trouble("TEXT_TOO_LONG"))).toEqual({
    label: "Shorten the one for Bluesky",
    show: true,
  });
  expect(repairOf(own, { ...trouble("TEXT_TOO_LONG"), shown: "b" })).toBeUndefined();
});

test("pictures that do not fit are left out there alone", () => {
  const pictures = ["1", "2", "3"].map((id) => ({ id, alt: "" }));
  const full = { ...draft, pictures };
  expect(repairOf(full, trouble("TOO_MANY_MEDIA", { limit: 2 }))).toMatchObject({
    label: "Only the first 2 on Bluesky",
    change: { versions: { b: { pictures: pictures.slice(0, 2) } } },
  });
  expect(repairOf(full, trouble("MEDIA_TOO_LARGE"))?.change).toEqual({ versions: { b: { pictures: [] } } });
  expect(repairOf(full, trouble("SOMETHING_ELSE"))).toBeUndefined();
});
