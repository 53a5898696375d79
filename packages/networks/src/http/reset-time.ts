const DEFAULT_WAIT_MS = 60_000;
/** Below this a number can't be an instant in seconds: it is a span. */
const FIRST_INSTANT_S = 1_000_000_000;

/** When a 429 ends. `Retry-After` counts from now and so needs no agreement between the two clocks: it goes first. */
export function readRetryAt(headers: Headers, resetHeader: string, now: number): number {
  const retryAfter = headers.get("retry-after");
  if (retryAfter !== null) {
    const seconds = Number(retryAfter);
    if (Number.isFinite(seconds) && seconds >= 0) return now + seconds * 1000;
    const instant = Date.parse(retryAfter);
    if (Number.isFinite(instant)) return Math.max(now, instant);
  }
  return readResetAt(headers, resetHeader, now) ?? now + DEFAULT_WAIT_MS;
}

/** A reset header in any of its spellings: seconds since the epoch, seconds from now, or an ISO instant. */
export function readResetAt(headers: Headers, resetHeader: string, now: number): number | undefined {
  const value = headers.get(resetHeader);
  if (value === null || value.trim() === "") return undefined;
  const number = Number(value);
  if (Number.isFinite(number)) return number >= FIRST_INSTANT_S ? number * 1000 : now + number * 1000;
  const instant = Date.parse(value);
  return Number.isFinite(instant) ? instant : undefined;
}

export function readRemaining(headers: Headers, remainingHeader: string): number | undefined {
  const value = headers.get(remainingHeader);
  if (value === null || value.trim() === "") return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}
