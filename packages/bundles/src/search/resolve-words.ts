import type { NearestWord } from "./nearest-word.ts";
import { splitWords } from "./split-words.ts";
import type { IndexedWord, WordIndex } from "./word-index.ts";

/** One word of a search: what it is looked up by. A later page of the same search uses the same, whatever is new by then. */
export type AskedWord = { stem: string } | { beginsWith: string };

export interface ResolvedWords {
  words: AskedWord[];
  /** The search as it was understood, when a word was taken for another one. */
  corrected: string | null;
}

const shortestBeginning = 3;

/** A word that no deal has is the beginning of one, or else a slip of the keys. */
export function resolveWords(index: WordIndex, nearest: NearestWord, text: string): ResolvedWords {
  let isCorrected = false;
  const written: string[] = [];
  const words = splitWords(text).map((word): AskedWord => {
    written.push(word.written);
    if (index.find(word.stem)) return { stem: word.stem };
    if (word.written.length >= shortestBeginning) {
      if (index.startingWith(word.written).length > 0) return { beginsWith: word.written };
      const meant = nearest.find(word.written);
      if (meant) {
        isCorrected = true;
        written[written.length - 1] = meant.written;
        return { stem: meant.stem };
      }
    }
    return { stem: word.stem };
  });
  return { words, corrected: isCorrected ? written.join(" ") : null };
}

/** The words of the index that one asked word stands for. */
export function lookUp(index: WordIndex, asked: AskedWord): IndexedWord[] {
  if ("beginsWith" in asked) return index.startingWith(asked.beginsWith);
  const word = index.find(asked.stem);
  return word ? [word] : [];
}
