import { expect, test } from "vitest";
import { chooseDraft } from "./choose-draft.ts";
import { type Draft, emptyDraft } from "./draft.ts";
import type { DraftShelf } from "./draft-shelf.ts";

const hour = 3_600_000;
const now = 100 * hour;
const shelf = (...kept: { id: string; draft: Draft; keptAt: number }[]): DraftShelf => ({
  keyOf: (id) => id,
  read: (id) => kept.find((each) => each.id === id),
  list: () => kept,
  keep: () => "kept",
  drop: () => undefined,
});
const draft = emptyDraft("Europe/Dublin");
const ofPost: Draft = { ...draft, post: { id: "p", version: 1, status: "DRAFT", base: draft } };
const choose = (query: object, ...kept: Parameters<typeof shelf>) =>
  chooseDraft(shelf(...kept), query, now, () => "new");

test("a post and a named draft are themselves", () => {
  expect(choose({ post: "p", draft: "d" })).toBe("p");
  expect(choose({ draft: "d" })).toBe("d");
});

test("the new post begun lately goes on, an old one or a changed post does not", () => {
  const lately = { id: "a", draft, keptAt: now - hour };
  expect(choose({}, { id: "p", draft: ofPost, keptAt: now }, lately)).toBe("a");
  expect(choose({}, { ...lately, keptAt: now - 13 * hour })).toBe("new");
  expect(choose({})).toBe("new");
});

test("a post that begins with a day is one of its own, and the same one after a reload", () => {
  const other = { id: "a", draft, keptAt: now };
  expect(choose({ begins: "day=2031-01-01" }, other)).toBe("day=2031-01-01");
  const begun = { id: "day=2031-01-01", draft, keptAt: now - hour };
  expect(choose({ begins: "day=2031-01-01" }, begun)).toBe("day=2031-01-01");
  expect(choose({ begins: "day=2031-01-01" }, { ...begun, keptAt: now - 13 * hour })).toBe("new");
});
