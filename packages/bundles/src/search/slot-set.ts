import { withRoom } from "./growing-array.ts";

/** Up to so many, a plain list: a typed array alone takes more room than they do, and most words are rare. */
const few = 24;
/** Where a list of slots takes more room than a bit for every slot. */
const bitsPerSlot = 32;

/**
 * The slots that have something: a list while they are few, bits once they are many. Slots come in rising order and
 * are never taken out: a deal that changes its words gets a new slot. Plain data: there are two of them for each word.
 */
export interface SlotSet {
  size: number;
  /** The slots themselves, as far as `size`; undefined once `bits` has them. */
  list: number[] | Uint32Array | undefined;
  bits: Uint32Array | undefined;
}

export function createSlotSet(): SlotSet {
  return { size: 0, list: [], bits: undefined };
}

export function addSlot(set: SlotSet, slot: number): void {
  const { list, size } = set;
  set.size = size + 1;
  if (list instanceof Uint32Array) {
    if (size * bitsPerSlot <= slot || size <= 256) {
      const roomy = withRoom(list, size + 1);
      roomy[size] = slot;
      set.list = roomy;
      return;
    }
    set.bits = new Uint32Array((slot >>> 5) + 1);
    for (let at = 0; at < size; at += 1) setBit(set.bits, list[at] as number);
    set.list = undefined;
  } else if (list) {
    list.push(slot);
    if (list.length > few) set.list = Uint32Array.from(list);
    return;
  }
  set.bits = withRoom(set.bits as Uint32Array, (slot >>> 5) + 1);
  setBit(set.bits, slot);
}

/** Sets their bits in `target`. */
export function markSlots({ list, bits, size }: SlotSet, target: Int32Array): void {
  if (list) for (let at = 0; at < size; at += 1) setBit(target, list[at] as number);
  else if (bits)
    for (let at = Math.min(bits.length, target.length) - 1; at >= 0; at -= 1)
      target[at] = (target[at] as number) | (bits[at] as number);
}

/** Clears all other bits in `target`; `scratch` is as long and holds anything. */
export function keepSlots(set: SlotSet, target: Int32Array, scratch: Int32Array): void {
  let bits: Uint32Array | Int32Array | undefined = set.bits;
  if (!bits) {
    scratch.fill(0);
    markSlots(set, scratch);
    bits = scratch;
  }
  const shared = Math.min(bits.length, target.length);
  for (let at = 0; at < shared; at += 1) target[at] = (target[at] as number) & (bits[at] as number);
  target.fill(0, shared);
}

export function setBit(bits: Uint32Array | Int32Array, slot: number): void {
  const at = slot >>> 5;
  bits[at] = (bits[at] ?? 0) | (1 << (slot & 31));
}

export function clearBit(bits: Uint32Array, slot: number): void {
  const at = slot >>> 5;
  bits[at] = (bits[at] ?? 0) & ~(1 << (slot & 31));
}
