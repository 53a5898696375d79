const SECONDS = /^\d+(\.\d+)?$/;
const HTTP_DATE = /^(mon|tue|wed|thu|fri|sat|sun)/i;

/**
 * When a server wants to be asked again: `Retry-After` in seconds or as an HTTP date (RFC 9110 10.2.3).
 * Never before `now`; `undefined` when the header is missing or makes no sense.
 */
export function retryAfter(headers: Headers, now: Date): Date | undefined {
  const value = headers.get("retry-after")?.trim();
  if (!value) return undefined;
  const at = SECONDS.test(value) ? now.getTime() + Number(value) * 1000 : parseHttpDate(value);
  const instant = new Date(Math.max(at, now.getTime()));
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}

function parseHttpDate(value: string): number {
  if (!HTTP_DATE.test(value)) return Number.NaN;
  // The oldest of the three forms names no zone; all of them mean UTC.
  return Date.parse(/gmt|utc/i.test(value) ? value : `${value} GMT`);
}
