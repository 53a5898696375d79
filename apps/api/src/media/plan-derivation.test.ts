import fc from "fast-check";
import { expect, test } from "vitest";
import { planDerivation } from "./plan-derivation.ts";

const plain = { moves: false, turned: false, located: false };
const limits = { mimeTypes: ["image/jpeg"], maxBytes: 8_000_000, maxSide: 1800 };
const photo = { kind: "image" as const, mimeType: "image/jpeg", bytes: 100_000, width: 1080, height: 1350 };

test("what fits stays as it is", () => {
  expect(planDerivation(photo, plain, limits)).toBeUndefined();
});

test.each([
  [{ width: 4000, height: 3000 }, plain, ["made smaller"], [1800, 1350]],
  [{ bytes: 9_000_000 }, plain, ["made smaller"], [1080, 1350]],
  [{ mimeType: "image/webp" }, plain, ["saved as JPEG"], [1080, 1350]],
  [{}, { ...plain, turned: true, located: true }, ["turned upright", "its place taken out"], [1080, 1350]],
])("%o becomes what is taken", (change, traits, reasons, [width, height]) => {
  expect(planDerivation({ ...photo, ...change }, traits, limits)).toMatchObject({ reasons, width, height });
});

test("what moves, films, and networks without JPEG are left alone", () => {
  const large = { ...photo, bytes: 99_000_000 };
  expect(planDerivation({ ...large, mimeType: "image/gif" }, plain, limits)).toBeUndefined();
  expect(planDerivation(large, { ...plain, moves: true }, limits)).toBeUndefined();
  expect(planDerivation({ ...large, kind: "video" }, plain, limits)).toBeUndefined();
  expect(planDerivation(large, plain, { ...limits, mimeTypes: ["image/png"] })).toBeUndefined();
});

test("whatever is planned is within the limits", () => {
  const side = fc.integer({ min: 1, max: 30_000 });
  fc.assert(
    fc.property(
      side,
      side,
      side,
      fc.integer({ min: 1000, max: 40_000_000 }),
      (width, height, maxSide, maxPixels) => {
        const plan = planDerivation({ ...photo, width, height }, plain, { ...limits, maxSide, maxPixels });
        const { width: w, height: h } = plan ?? { width, height };
        expect(Math.max(w, h)).toBeLessThanOrEqual(maxSide);
        expect(w === 1 || h === 1 || w * h <= maxPixels).toBe(true);
      },
    ),
  );
});
