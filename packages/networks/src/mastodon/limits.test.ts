import { expect, it } from "vitest";
import { Instance, parseLimits, toLimits } from "./limits.ts";

const read = (instance: unknown) => toLimits(Instance.parse(instance));

it("reads what a server says, and Mastodon's own numbers where it is silent", () => {
  const limits = read({
    version: "4.6.1",
    configuration: { statuses: { max_characters: 5000 }, media_attachments: { description_limit: "?" } },
  });
  expect(limits).toMatchObject({
    maxCharacters: 5000,
    charactersPerUrl: 23,
    maxMedia: 4,
    maxAltCharacters: 1500,
    locksIdempotencyKeys: true,
  });
  expect(read({}).maxCharacters).toBe(500);
  expect(parseLimits({})).toEqual(read({}));
});

it.each([
  ["4.6.0", true],
  ["4.6.3+glitch", true],
  ["5.0.0-alpha.1", true],
  ["4.5.9", false],
  ["2.7.2 (compatible; Pleroma 2.6.0)", false],
  ["", false],
])("knows whether %s locks idempotency keys", (version, locks) => {
  expect(read({ version }).locksIdempotencyKeys).toBe(locks);
});
