import { expect, it } from "vitest";
import { fingerprintContent } from "./fingerprint.ts";

it("does not depend on the order of keys, and does on every value", async () => {
  const one = await fingerprintContent({ text: "a", media: [], language: "en" });
  expect(await fingerprintContent({ language: "en", media: [], text: "a" })).toBe(one);
  expect(await fingerprintContent({ language: "de", media: [], text: "a" })).not.toBe(one);
  expect(one).toMatch(/^[0-9a-f]{64}$/);
});
