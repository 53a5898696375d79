import fc from "fast-check";
import { expect, test } from "vitest";
import { storable } from "./storable.ts";

test("takes out NUL and mends half surrogate pairs, however deep", () => {
  expect(storable({ a: ["x\0y", { "k\0": "\ud83d" }], n: 1, no: null, at: new Date(0) })).toEqual({
    a: ["xy", { k: "\ufffd" }],
    n: 1,
    no: null,
    at: new Date(0),
  });
});

test("leaves alone what PostgreSQL can hold", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      fc.pre(!/\\u(0000|d[89a-f])/i.test(text));
      expect(JSON.stringify(storable(value))).toBe(text);
    }),
  );
});
