import { setImmediate as letOthersWork } from "node:timers/promises";
import type { IndexedWord, WordIndex } from "./word-index.ts";

/** Less alike is another word. PostgreSQL's pg_trgm takes 0.3. */
const leastAlike = 0.35;

/** Finds the word somebody may have meant: the one that shares the most groups of three letters. */
export interface NearestWord {
  find(written: string): IndexedWord | undefined;
  /** Learns all words there are, in pieces that let other work in between, so that `find` need not. */
  prepare(): Promise<void>;
}

const wordsAtOnce = 500;

export function createNearestWord(index: WordIndex): NearestWord {
  const byTrigram = new Map<string, IndexedWord[]>();
  /** How many groups each word has. */
  const known = new Map<IndexedWord, number>();

  let learned = 0;

  function learn(most: number): void {
    const words = index.all();
    for (const end = Math.min(words.length, learned + most); learned < end; learned += 1) {
      const word = words[learned] as IndexedWord;
      const trigrams = trigramsOf(word.written);
      known.set(word, trigrams.size);
      for (const trigram of trigrams) {
        const same = byTrigram.get(trigram);
        if (same) same.push(word);
        else byTrigram.set(trigram, [word]);
      }
    }
  }

  return {
    async prepare() {
      while (learned < index.size) {
        learn(wordsAtOnce);
        await letOthersWork();
      }
    },
    find(written) {
      learn(Infinity);
      const asked = trigramsOf(written);
      const shared = new Map<IndexedWord, number>();
      for (const trigram of asked)
        for (const word of byTrigram.get(trigram) ?? []) shared.set(word, (shared.get(word) ?? 0) + 1);
      let best: { word: IndexedWord; alike: number } | undefined;
      for (const [word, common] of shared) {
        const alike = common / (asked.size + (known.get(word) ?? 0) - common);
        if (alike < leastAlike) continue;
        if (!best || alike > best.alike || (alike === best.alike && isBefore(word, best.word)))
          best = { word, alike };
      }
      return best?.word;
    },
  };
}

/** Of two that are as near, the one that more deals have; then by the alphabet, so that every process says the same. */
function isBefore(a: IndexedWord, b: IndexedWord): boolean {
  return a.anywhere.size === b.anywhere.size ? a.stem < b.stem : a.anywhere.size > b.anywhere.size;
}

/** Groups of three letters as pg_trgm cuts them: two blanks before the word, one behind. */
export function trigramsOf(word: string): Set<string> {
  const padded = `  ${word} `;
  const found = new Set<string>();
  for (let at = 0; at + 3 <= padded.length; at += 1) found.add(padded.slice(at, at + 3));
  return found;
}
