import { expect, test } from "vitest";
import { searchWords } from "./search-words.ts";

test.each([
  ["  ", null],
  ["Hello World", { words: "'hello':* & 'world':*" }],
  ["#über-uns", { words: "'über':* & 'uns':*" }],
  ["it's & | ! ( ' \\", { words: "'it':* & 's':*" }],
  ["🎉", { part: "🎉" }],
  ["開店", { part: "開店" }],
])("%j", (typed, search) => expect(searchWords(typed)).toEqual(search));

test("at most ten words", () => {
  const search = searchWords("word ".repeat(50));
  expect(search && "words" in search ? search.words.split(" & ") : []).toHaveLength(10);
});
