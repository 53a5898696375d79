import type { CatalogueIndex } from "./catalogue-index.ts";
import { type AskedWord, lookUp } from "./resolve-words.ts";
import { hasBit } from "./slot-set.ts";

export interface Matched {
  /** A bit for every deal that has all the words. */
  bits: Uint32Array;
  /** How well a deal fits: more is better. Absent without words. */
  score: ((slot: number) => number) | undefined;
}

/** A word in the name says more than one in the description. */
const nameWeight = 4;

/** Deals that have every word. What one word stands for, one of them is enough. */
export function matchWords(index: CatalogueIndex, words: readonly AskedWord[], isScored: boolean): Matched {
  const length = (index.ids.length + 31) >>> 5;
  const bits = index.alive.slice(0, length);
  const scratch = new Uint32Array(length);
  const named: Uint32Array[] = [];
  for (const asked of words) {
    const found = lookUp(index.words, asked);
    const [only] = found;
    if (only && found.length === 1) only.anywhere.keepIn(bits, scratch);
    else {
      scratch.fill(0);
      for (const word of found) word.anywhere.mark(scratch);
      for (let at = 0; at < length; at += 1) bits[at] = (bits[at] ?? 0) & (scratch[at] ?? 0);
    }
    if (!isScored) continue;
    const inName = new Uint32Array(length);
    for (const word of found) word.inName.mark(inName);
    named.push(inName);
  }
  if (named.length === 0) return { bits, score: undefined };
  return {
    bits,
    score(slot) {
      let score = 0;
      for (const inName of named) score += hasBit(inName, slot) ? nameWeight : 1;
      return score;
    },
  };
}
