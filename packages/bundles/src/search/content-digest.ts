/**
 * Which deals there are and which transaction wrote each last, as one short text. It adds up, so that one change costs
 * one step, and every process that has the same catalogue has the same text, in whatever order it came to it.
 */
export interface ContentDigest {
  add(hash: Hash): void;
  remove(hash: Hash): void;
  readonly text: string;
}

export type Hash = readonly [number, number];

export function createContentDigest(): ContentDigest {
  let low = 0;
  let high = 0;
  let count = 0;
  return {
    add([a, b]) {
      low = (low + a) >>> 0;
      high = (high + b) >>> 0;
      count += 1;
    },
    remove([a, b]) {
      low = (low - a) >>> 0;
      high = (high - b) >>> 0;
      count -= 1;
    },
    get text() {
      return `${count.toString(36)}-${low.toString(36)}-${high.toString(36)}`;
    },
  };
}

/** Two times 32 bits of a text. Against accidents, not against attackers: what it is made of is ours. */
export function hashText(text: string): Hash {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x5bd1e995) ^ (b >>> 15);
  }
  return [finish(a), finish(b)];
}

function finish(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
