/** What one search writes on. */
export interface Desk {
  /** As many words of 32 bits as asked for, all 0. */
  bits(length: number): Int32Array;
  /** As many small numbers, all 0. */
  bytes(length: number): Uint8Array;
}

export interface Desks {
  /** A desk for as long as the work takes. What was written on it is not to be kept. */
  use<Result>(work: (desk: Desk) => Promise<Result>): Promise<Result>;
}

/**
 * Desks that are used again. Made anew for each search, a megabyte or two of them would have the collector look through
 * the whole catalogue every few dozen searches: the slowest searches then take four times as long as others.
 */
export function createDesks(): Desks {
  const free: ReturnType<typeof createDesk>[] = [];
  return {
    async use(work) {
      const desk = free.pop() ?? createDesk();
      try {
        return await work(desk);
      } finally {
        desk.clear();
        free.push(desk);
      }
    },
  };
}

function createDesk(): Desk & { clear(): void } {
  const bits = createSheets((length) => new Int32Array(length));
  const bytes = createSheets((length) => new Uint8Array(length));
  return {
    bits: bits.take,
    bytes: bytes.take,
    clear() {
      bits.clear();
      bytes.clear();
    },
  };
}

/** Sheets are made a little longer than needed: a catalogue grows. */
const spare = 1024;

function createSheets<Sheet extends Int32Array | Uint8Array>(make: (length: number) => Sheet) {
  const sheets: Sheet[] = [];
  let taken = 0;
  return {
    take(length: number): Sheet {
      let sheet = sheets[taken];
      if (!sheet || sheet.length < length) sheet = sheets[taken] = make(length + spare);
      taken += 1;
      return sheet.subarray(0, length).fill(0) as Sheet;
    },
    clear: () => void (taken = 0),
  };
}
