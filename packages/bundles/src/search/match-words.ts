import type { CatalogueIndex } from "./catalogue-index.ts";
import type { Desk } from "./desks.ts";
import { type AskedWord, lookUp } from "./resolve-words.ts";
import { keepSlots, markSlots } from "./slot-set.ts";

export interface Matched {
  /** A bit for every deal that has all the words. Signed: V8 is quicker with them. */
  bits: Int32Array;
  /** By slot, how well a deal fits: more is better. Absent without words. */
  scores: Uint8Array | undefined;
}

/** What a word in the name says more than one in the description. */
const inNameMore = 3;

/** Deals that have every word. What one word stands for, one of them is enough. */
export function matchWords(
  index: CatalogueIndex,
  words: readonly AskedWord[],
  isScored: boolean,
  desk: Desk,
): Matched {
  const length = (index.ids.length + 31) >>> 5;
  const bits = desk.bits(length);
  bits.set(index.alive.subarray(0, length));
  const scratch = desk.bits(length);
  const scores = isScored && words.length > 0 ? desk.bytes(length * 32) : undefined;
  for (const asked of words) {
    const found = lookUp(index.words, asked);
    const [only] = found;
    if (only && found.length === 1) keepSlots(only.anywhere, bits, scratch);
    else {
      scratch.fill(0);
      for (const word of found) markSlots(word.anywhere, scratch);
      for (let at = 0; at < length; at += 1) bits[at] = (bits[at] as number) & (scratch[at] as number);
    }
  }
  if (scores)
    for (const asked of words) {
      const found = lookUp(index.words, asked);
      scratch.fill(0);
      for (const word of found) markSlots(word.inName, scratch);
      addScores(scores, scratch, bits);
    }
  return { bits, scores };
}

/** One that has several words in its name comes before one that has fewer. */
function addScores(scores: Uint8Array, named: Int32Array, bits: Int32Array): void {
  for (let at = 0; at < bits.length; at += 1)
    for (let left = (named[at] as number) & (bits[at] as number); left !== 0; left &= left - 1)
      (scores[at * 32 + 31 - Math.clz32(left & -left)] as number) += inNameMore;
}
