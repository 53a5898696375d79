/** A fall that is more likely a fault of the source than the truth. */
export interface Suspicion {
  total: number;
  /** When it was first read (ms since the epoch). */
  firstAt: number;
}

export type Verdict = { accept: true } | { accept: false; suspicion: Suspicion };

/** Two readings that share one fault are near to each other in time: they prove nothing. */
const CONFIRM_AFTER_MS = 10 * 60_000;
/** Small accounts may lose half of their people by two leaving. */
const SMALL = 100;

/**
 * Whether a reading may become the number that people see. A sudden fall, to 0 or by more than half, needs a
 * second reading of the same kind, ten minutes later; any other reading in between clears the suspicion.
 */
export function judgeTotal(
  known: number | undefined,
  reading: number,
  suspicion: Suspicion | undefined,
  now: number,
): Verdict {
  if (known === undefined || !isCollapse(known, reading)) return { accept: true };
  const isSame = suspicion !== undefined && isNear(suspicion.total, reading) && suspicion.firstAt <= now;
  if (!isSame) return { accept: false, suspicion: { total: reading, firstAt: now } };
  return now - suspicion.firstAt >= CONFIRM_AFTER_MS ? { accept: true } : { accept: false, suspicion };
}

function isCollapse(known: number, reading: number): boolean {
  if (reading === 0) return known > 0;
  return known >= SMALL && reading < known / 2;
}

function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) <= Math.max(one, other) / 10;
}
