import { expect, test } from "vitest";
import { emptyDraft } from "./draft.ts";
import { openShelf } from "./draft-shelf.ts";

/** A browser's storage of a certain size. */
function storageOf(room = Infinity): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
    setItem(key, value) {
      if (value.length > room) throw new DOMException("Full.", "QuotaExceededError");
      items.set(key, value);
    },
  };
}

const kept = (id: string, text: string, keptAt = 1) => ({
  id,
  keptAt,
  draft: { ...emptyDraft("Europe/Dublin"), text },
});
const sarah = { userId: "sarah", teamId: "one" };

test("several drafts of one person, newest first, each dropped by itself", () => {
  const storage = storageOf();
  const shelf = openShelf(sarah, () => storage);
  expect(shelf.keep(kept("a", "Monday", 1))).toBe("kept");
  expect(shelf.keep(kept("b", "Tuesday", 2))).toBe("kept");
  expect(shelf.list().map(({ draft }) => draft.text)).toEqual(["Tuesday", "Monday"]);
  shelf.drop("b");
  expect(shelf.list().map(({ id }) => id)).toEqual(["a"]);
  expect(shelf.read("b")).toBeUndefined();
});

test("another person and another team do not meet them", () => {
  const storage = storageOf();
  openShelf(sarah, () => storage).keep(kept("a", "Mine"));
  for (const owner of [
    { ...sarah, userId: "mary" },
    { ...sarah, teamId: "two" },
  ])
    expect(openShelf(owner, () => storage).list()).toEqual([]);
});

test("full and forbidden are told, what cannot be read is not there", () => {
  expect(openShelf(sarah, () => storageOf(10)).keep(kept("a", "Long"))).toBe("full");
  const forbidden = openShelf(sarah, () => {
    throw new DOMException("No.", "SecurityError");
  });
  expect(forbidden.keep(kept("a", "Words"))).toBe("forbidden");
  expect([forbidden.list(), forbidden.read("a")]).toEqual([[], undefined]);
  forbidden.drop("a");

  const storage = storageOf();
  const shelf = openShelf(sarah, () => storage);
  storage.setItem(shelf.keyOf("a"), "{broken");
  expect([shelf.list(), shelf.read("a")]).toEqual([[], undefined]);
});
