import { expect, test } from "vitest";
import { partCounter } from "./part-counter.ts";
import { placeOf, withoutBlanks } from "./parts.ts";
import type { CheckedConnection } from "./problem-words.ts";

test("a part that is still empty is none, and moves nobody's place", () => {
  expect(withoutBlanks(["a", " \n", "b"])).toEqual(["a", "b"]);
  expect([0, 1, 2].map((index) => placeOf(["a", " ", "b"], index))).toEqual([0, 1, 1]);
});

const count = (count: number, limit: number) => [{ unit: "characters", count, limit }];
const on = (network: CheckedConnection["network"], parts: CheckedConnection["parts"]): CheckedConnection => ({
  connectionId: network,
  network,
  problems: [],
  counts: [],
  price: null,
  parts,
});

test("a part is counted where there is least room for it", () => {
  const written = { thread: ["", "second"], firstComment: "Hello" };
  const bluesky = on("bluesky", [
    { role: "thread", counts: count(310, 300) },
    { role: "comment", counts: count(5, 300) },
  ]);
  const facebook = on("facebook", [{ role: "comment", counts: count(5, 8000) }]);
  expect(partCounter([bluesky, facebook], written, 1)).toEqual({
    words: "10 too many on Bluesky",
    over: true,
  });
  expect(partCounter([bluesky], written, 1)).toEqual({ words: "10 too many", over: true });
  expect(partCounter([facebook, bluesky], written)).toEqual({ words: "295 left on Bluesky", over: false });
  expect(partCounter([bluesky], written, 0)).toBeUndefined();
  expect(partCounter([facebook], written, 1)).toBeUndefined();
});
