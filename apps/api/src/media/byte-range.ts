export interface ByteRange {
  start: number;
  /** Counts. */
  end: number;
}

/**
 * The first range of a `Range` header (RFC 9110, 14.1.2). Undefined: the whole file, also for headers that make no
 * sense and for several ranges at once, which a server may answer as a whole.
 */
export function byteRange(header: string | undefined, size: number): ByteRange | "unsatisfiable" | undefined {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (first === "" && last === "") return undefined;
  const start = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === "" || last === "" ? size - 1 : Math.min(Number(last), size - 1);
  if (first !== "" && last !== "" && Number(last) < start) return undefined;
  return start > end ? "unsatisfiable" : { start, end };
}
