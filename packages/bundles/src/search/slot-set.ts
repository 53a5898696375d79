import { withRoom } from "./growing-array.ts";

/** Where a list of slots takes more room than a bit for every slot. */
const bitsPerSlot = 32;

/**
 * The slots that have something: a list while they are few, bits once they are many. Slots come in rising order and
 * are never taken out: a deal that changes its words gets a new slot.
 */
export interface SlotSet {
  add(slot: number): void;
  readonly size: number;
  /** Sets their bits in `bits`. */
  mark(bits: Uint32Array): void;
  /** Clears all other bits in `bits`; `scratch` is as long and holds anything. */
  keepIn(bits: Uint32Array, scratch: Uint32Array): void;
}

export function createSlotSet(): SlotSet {
  let list: Uint32Array | undefined = new Uint32Array(2);
  let bits = new Uint32Array(0);
  let size = 0;

  function toBits(all: Uint32Array, last: number): void {
    bits = new Uint32Array((last >>> 5) + 1);
    for (let at = 0; at < size; at += 1) setBit(bits, all[at] ?? 0);
    list = undefined;
  }

  function mark(target: Uint32Array): void {
    if (list) for (let at = 0; at < size; at += 1) setBit(target, list[at] ?? 0);
    else
      for (let at = Math.min(bits.length, target.length) - 1; at >= 0; at -= 1)
        target[at] = (target[at] ?? 0) | (bits[at] ?? 0);
  }

  return {
    add(slot) {
      if (list && size > 256 && size * bitsPerSlot > slot) toBits(list, slot);
      if (list) {
        list = withRoom(list, size + 1);
        list[size] = slot;
      } else {
        bits = withRoom(bits, (slot >>> 5) + 1);
        setBit(bits, slot);
      }
      size += 1;
    },
    get size() {
      return size;
    },
    mark,
    keepIn(target, scratch) {
      if (list) {
        scratch.fill(0);
        mark(scratch);
        for (let at = 0; at < target.length; at += 1) target[at] = (target[at] ?? 0) & (scratch[at] ?? 0);
        return;
      }
      for (let at = 0; at < target.length; at += 1) target[at] = (target[at] ?? 0) & (bits[at] ?? 0);
    },
  };
}

export function setBit(bits: Uint32Array, slot: number): void {
  const at = slot >>> 5;
  bits[at] = (bits[at] ?? 0) | (1 << (slot & 31));
}

export function clearBit(bits: Uint32Array, slot: number): void {
  const at = slot >>> 5;
  bits[at] = (bits[at] ?? 0) & ~(1 << (slot & 31));
}

export function hasBit(bits: Uint32Array, slot: number): boolean {
  return ((bits[slot >>> 5] ?? 0) & (1 << (slot & 31))) !== 0;
}
