const ALPHABET = "234567abcdefghijklmnopqrstuvwxyz";

/**
 * A record key in Bluesky's own form (TID): 53 bits of microseconds and 10 random bits, in sortable base32.
 * The microseconds below a millisecond are random too, so that two keys of one millisecond differ.
 */
export function createTid(now: number, random: () => number): string {
  const micros = BigInt(Math.floor(now)) * 1000n + BigInt(Math.floor(random() * 1000));
  let bits = (micros << 10n) | BigInt(Math.floor(random() * 1024));
  let tid = "";
  for (let place = 0; place < 13; place += 1) {
    tid = ALPHABET.charAt(Number(bits & 31n)) + tid;
    bits >>= 5n;
  }
  return tid;
}
