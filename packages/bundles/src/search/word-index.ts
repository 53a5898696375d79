import { withRoom } from "./growing-array.ts";
import { addSlot, createSlotSet, type SlotSet } from "./slot-set.ts";
import { stemOf, writtenWords } from "./split-words.ts";

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
  add(slot: number, name: string, text: string): void;
  find(stem: string): IndexedWord | undefined;
  startingWith(letters: string): IndexedWord[];
  all(): readonly IndexedWord[];
  readonly size: number;
}

const fewNew = 100;

export function createWordIndex(): WordIndex {
  const words: IndexedWord[] = [];
  const byStem = new Map<string, number>();
  /** The place in `words` of everything that was ever written: a known word costs one look and no stemming. */
  const byWritten = new Map<string, number>();
  /** By place in `words`: the last deal that had it, counted from 1. */
  let lastDeal = new Uint32Array(64);
  /** The stems of the first `sorted.length` words, by the alphabet. */
  let sorted: string[] = [];

  function placeOf(written: string): number {
    const known = byWritten.get(written);
    if (known !== undefined) return known;
    const stem = stemOf(written);
    let place = byStem.get(stem);
    if (place === undefined) {
      place = words.length;
      words.push({ stem, written, anywhere: createSlotSet(), inName: createSlotSet() });
      byStem.set(stem, place);
      lastDeal = withRoom(lastDeal, words.length);
    }
    byWritten.set(written, place);
    return place;
  }

  function addAll(slot: number, text: string, isName: boolean): void {
    for (const written of writtenWords(text)) {
      const place = placeOf(written);
      if (lastDeal[place] === slot + 1) continue;
      lastDeal[place] = slot + 1;
      const word = words[place] as IndexedWord;
      addSlot(word.anywhere, slot);
      if (isName) addSlot(word.inName, slot);
    }
  }

  /** A few new words are put in where they belong: sorting all anew takes long, and others wait. */
  function sortNew(): void {
    const stems = words.slice(sorted.length).map(({ stem }) => stem);
    if (stems.length > fewNew) sorted = [...sorted, ...stems].sort();
    else for (const stem of stems) sorted.splice(firstFrom(stem), 0, stem);
  }

  /** Where words that begin so stand, or would. */
  function firstFrom(letters: string): number {
    let [from, to] = [0, sorted.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((sorted[middle] ?? "") < letters) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  const find = (stem: string) => {
    const place = byStem.get(stem);
    return place === undefined ? undefined : words[place];
  };

  return {
    add(slot, name, text) {
      addAll(slot, name, true);
      addAll(slot, text, false);
    },
    find,
    startingWith(letters) {
      sortNew();
      const found: IndexedWord[] = [];
      for (let at = firstFrom(letters); at < sorted.length; at += 1) {
        const stem = sorted[at] ?? "";
        if (!stem.startsWith(letters)) break;
        const word = find(stem);
        if (word) found.push(word);
      }
      return found;
    },
    all: () => words,
    get size() {
      return words.length;
    },
  };
}
