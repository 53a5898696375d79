import fc from "fast-check";
import { expect, it } from "vitest";
import { createTid } from "./tid.ts";

// The form as the protocol's specification gives it.
const TID = /^[2-7a-j][2-7a-z]{12}$/;
const LATEST = Date.UTC(2250, 0, 1);

it("is a TID for every instant and every die", () => {
  fc.assert(
    fc.property(fc.nat(LATEST), fc.double({ min: 0, max: 0.999999, noNaN: true }), (now, die) => {
      expect(createTid(now, () => die)).toMatch(TID);
    }),
  );
});

it("sorts by time", () => {
  const early = createTid(1_790_000_000_000, () => 0.999);
  expect(createTid(1_790_000_000_001, () => 0) > early).toBe(true);
});
