import fc from "fast-check";
import { expect, test } from "vitest";
import { retryAfter } from "./retry-after.ts";

const now = new Date("2026-11-06T08:49:00.000Z");
const read = (value: string) => retryAfter(new Headers({ "retry-after": value }), now);

test("reads seconds", () => {
  expect(read("90")).toEqual(new Date("2026-11-06T08:50:30.000Z"));
  expect(read("0.5")).toEqual(new Date("2026-11-06T08:49:00.500Z"));
});

test.each(["Fri, 06 Nov 2026 08:49:37 GMT", "Friday, 06-Nov-26 08:49:37 GMT", "Fri Nov  6 08:49:37 2026"])(
  "reads the date %s",
  (value) => {
    expect(read(value)).toEqual(new Date("2026-11-06T08:49:37.000Z"));
  },
);

test("a time that has passed means now", () => {
  expect(read("Fri, 06 Nov 2020 08:49:37 GMT")).toEqual(now);
});

test.each(["", "soon", "-5", "1e9", "NaN", "9".repeat(40)])("'%s' says nothing usable", (value) => {
  expect(read(value)).toBeUndefined();
});

test("is silent without the header", () => {
  expect(retryAfter(new Headers(), now)).toBeUndefined();
});

test("both forms agree, and nothing yields a time before now or an invalid one", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), (seconds) => {
      const date = new Date(now.getTime() + seconds * 1000).toUTCString();
      expect(read(date)).toEqual(read(String(seconds)));
    }),
  );
  fc.assert(
    fc.property(
      fc.string().filter((text) => /^[\x20-\x7e]*$/.test(text)),
      (text) => {
        const at = read(text);
        expect(at === undefined || at.getTime() >= now.getTime()).toBe(true);
      },
    ),
  );
});
