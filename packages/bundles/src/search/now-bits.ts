import { nowValues, type NowValue } from "./deal-facts.ts";
import { withRoom } from "./growing-array.ts";

/** "Soon" and "just" are within so many ms. */
const spanMs = 30 * 86_400_000;

/** What is true of each deal at one instant: one bit for each of `nowValues`. */
export interface NowBits {
  set(slot: number): void;
  /** By slot. Made anew when another instant is asked for: once an hour. */
  at(asOf: number, size: number): Uint8Array;
}

export function createNowBits(read: () => { fell: Float64Array; ends: Float64Array }): NowBits {
  let bits = new Uint8Array(64);
  let madeFor = 0;
  const bitsOf = (slot: number, asOf: number) => {
    const { fell, ends } = read();
    const end = ends[slot] ?? 0;
    const hasFallen = -(fell[slot] ?? 0) >= asOf - spanMs;
    return (hasFallen ? 1 : 0) | (end >= asOf && end <= asOf + spanMs ? 2 : 0);
  };
  return {
    set(slot) {
      bits = withRoom(bits, slot + 1);
      bits[slot] = bitsOf(slot, madeFor);
    },
    at(asOf, size) {
      if (asOf === madeFor) return bits;
      const made = new Uint8Array(Math.max(size, 64));
      for (let slot = 0; slot < size; slot += 1) made[slot] = bitsOf(slot, asOf);
      // A later page of a search that began earlier does not turn the clock back for all others.
      if (asOf < madeFor) return made;
      bits = made;
      madeFor = asOf;
      return bits;
    },
  };
}

export function toBits(values: readonly NowValue[]): number {
  return values.reduce((bits, value) => bits | (1 << nowValues.indexOf(value)), 0);
}
