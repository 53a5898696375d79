import { createSlotSet, type SlotSet } from "./slot-set.ts";
import type { Word } from "./split-words.ts";

export interface IndexedWord {
  stem: string;
  /** As it was first written: what people are shown. */
  written: string;
  /** Deals that have it anywhere, and those that have it in their name. */
  anywhere: SlotSet;
  inName: SlotSet;
}

/** Every word of the catalogue and where it stands. */
export interface WordIndex {
  add(slot: number, name: readonly Word[], text: readonly Word[]): void;
  find(stem: string): IndexedWord | undefined;
  startingWith(letters: string): IndexedWord[];
  all(): Iterable<IndexedWord>;
  readonly size: number;
}

export function createWordIndex(): WordIndex {
  const words = new Map<string, IndexedWord>();
  let sorted: string[] = [];

  /** Where words that begin so stand, or would. */
  function placeOf(letters: string): number {
    if (sorted.length !== words.size) sorted = [...words.keys()].sort();
    let [from, to] = [0, sorted.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((sorted[middle] ?? "") < letters) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  function touch({ stem, written }: Word): IndexedWord {
    let word = words.get(stem);
    if (!word) {
      word = { stem, written, anywhere: createSlotSet(), inName: createSlotSet() };
      words.set(stem, word);
    }
    return word;
  }

  return {
    add(slot, name, text) {
      const named = new Set<string>();
      for (const each of name) {
        const word = touch(each);
        named.add(each.stem);
        word.inName.add(slot);
        word.anywhere.add(slot);
      }
      for (const each of text) if (!named.has(each.stem)) touch(each).anywhere.add(slot);
    },
    find: (stem) => words.get(stem),
    startingWith(letters) {
      const found: IndexedWord[] = [];
      for (let at = placeOf(letters); at < sorted.length; at += 1) {
        const stem = sorted[at] ?? "";
        if (!stem.startsWith(letters)) break;
        const word = words.get(stem);
        if (word) found.push(word);
      }
      return found;
    },
    all: () => words.values(),
    get size() {
      return words.size;
    },
  };
}
