import { hashText } from "./content-digest.ts";
import { withRoom } from "./growing-array.ts";

/** The id of every slot, and which slot an id has by now. */
export interface IdColumn {
  /** Gives the id the next slot, in place of the one that it had. */
  add(id: string): number;
  slotOf(id: string): number | undefined;
  /** The id has no slot any more. False: it had none. */
  remove(id: string): boolean;
  at(slot: number): string;
  /** Which of two slots' ids comes first, byte by byte, as PostgreSQL's collation "C" has it: less than 0 is `a`. */
  compare(a: number, b: number): number;
  compareTo(slot: number, id: Uint8Array): number;
  /** How many slots there are. */
  readonly length: number;
  /** How many ids have one. */
  readonly size: number;
}

const free = 0;
const left = -1;

/**
 * A few large arrays: as a million texts and a map of them, the ids would be most of what the collector looks through
 * each time. Slots by id are an open hash table with linear probing; a place is 0, -1 when its id has left, or slot + 1.
 */
export function createIdColumn(): IdColumn {
  let bytes = Buffer.alloc(4096);
  let ends = new Uint32Array(64);
  let places = new Int32Array(128);
  let length = 0;
  let size = 0;
  /** Places that are not free. */
  let used = 0;

  const startOf = (slot: number) => (slot === 0 ? 0 : (ends[slot - 1] as number));
  const compareTo = (slot: number, id: Uint8Array) =>
    bytes.compare(id, 0, id.length, startOf(slot), ends[slot]);

  /** The place where the id stands, or else the first one that it may take. */
  function find(id: string): { place: number; isThere: boolean } {
    const wanted = Buffer.from(id);
    const mask = places.length - 1;
    let open = -1;
    for (let place = hashText(id)[0] & mask; ; place = (place + 1) & mask) {
      const stands = places[place] as number;
      if (stands === free) return { place: open < 0 ? place : open, isThere: false };
      if (stands === left) open = open < 0 ? place : open;
      else if (compareTo(stands - 1, wanted) === 0) return { place, isThere: true };
    }
  }

  function write(id: string): number {
    const start = startOf(length);
    // A unit of UTF-16 takes three bytes at the most.
    if (bytes.length < start + id.length * 3) {
      const grown = Buffer.alloc(Math.max(bytes.length * 2, start + id.length * 3));
      bytes.copy(grown, 0, 0, start);
      bytes = grown;
    }
    ends = withRoom(ends, length + 1);
    ends[length] = start + bytes.write(id, start);
    length += 1;
    return length - 1;
  }

  /** Half of all places stay free, so that an id is found in a step or two. Those that have left are forgotten. */
  function makeRoom(): void {
    if (used * 2 < places.length) return;
    const before = places;
    places = new Int32Array(size * 4 > before.length ? before.length * 2 : before.length);
    used = size;
    const mask = places.length - 1;
    for (const stands of before) {
      if (stands <= 0) continue;
      let place = hashText(at(stands - 1))[0] & mask;
      while (places[place] !== free) place = (place + 1) & mask;
      places[place] = stands;
    }
  }

  const at = (slot: number) => bytes.toString("utf8", startOf(slot), ends[slot]);

  return {
    add(id) {
      makeRoom();
      const { place, isThere } = find(id);
      if (!isThere) size += 1;
      if (places[place] === free) used += 1;
      const slot = write(id);
      places[place] = slot + 1;
      return slot;
    },
    slotOf(id) {
      const { place, isThere } = find(id);
      return isThere ? (places[place] as number) - 1 : undefined;
    },
    remove(id) {
      const { place, isThere } = find(id);
      if (!isThere) return false;
      places[place] = left;
      size -= 1;
      return true;
    },
    at,
    compare: (a, b) => bytes.compare(bytes, startOf(b), ends[b], startOf(a), ends[a]),
    compareTo,
    get length() {
      return length;
    },
    get size() {
      return size;
    },
  };
}
