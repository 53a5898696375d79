/** How many bits are set in 32 of them. */
export function countBits(word: number): number {
  let left = word - ((word >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** How many bits both have; one may be longer. */
export function countShared(a: Int32Array, b: Uint32Array): number {
  let count = 0;
  for (let at = Math.min(a.length, b.length) - 1; at >= 0; at -= 1)
    count += countBits((a[at] as number) & (b[at] as number));
  return count;
}

/** Sets the bits that one of them has. */
export function addAll(sets: readonly Uint32Array[], bits: Int32Array): void {
  for (const set of sets)
    for (let at = Math.min(set.length, bits.length) - 1; at >= 0; at -= 1)
      bits[at] = (bits[at] as number) | (set[at] as number);
}
