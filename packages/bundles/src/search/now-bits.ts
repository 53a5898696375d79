import { nowValues } from "./deal-facts.ts";
import { withRoom } from "./growing-array.ts";
import { clearBit, setBit } from "./slot-set.ts";

/** "Soon" and "just" are within so many ms. */
const spanMs = 30 * 86_400_000;

/** What is true of each deal at one instant. */
export interface NowBits {
  set(slot: number): void;
  /** For each of `nowValues` a bit for every deal. Made anew when another instant is asked for: once an hour. */
  at(asOf: number, size: number): readonly Uint32Array[];
}

export function createNowBits(read: () => { fell: Float64Array; ends: Float64Array }): NowBits {
  let bits = nowValues.map(() => new Uint32Array(64));
  let madeFor = 0;

  function put(target: readonly Uint32Array[], slot: number, asOf: number): void {
    const { fell, ends } = read();
    const end = ends[slot] ?? 0;
    const isTrue = [-(fell[slot] ?? 0) >= asOf - spanMs, end >= asOf && end <= asOf + spanMs];
    for (let at = 0; at < target.length; at += 1) {
      const set = isTrue[at] ? setBit : clearBit;
      set(target[at] as Uint32Array, slot);
    }
  }

  return {
    set(slot) {
      bits = bits.map((each) => withRoom(each, (slot >>> 5) + 1));
      put(bits, slot, madeFor);
    },
    at(asOf, size) {
      if (asOf === madeFor) return bits;
      const made = nowValues.map(() => new Uint32Array(Math.max((size + 31) >>> 5, 64)));
      for (let slot = 0; slot < size; slot += 1) put(made, slot, asOf);
      // A later page of a search that began earlier does not turn the clock back for all others.
      if (asOf < madeFor) return made;
      bits = made;
      madeFor = asOf;
      return bits;
    },
  };
}
