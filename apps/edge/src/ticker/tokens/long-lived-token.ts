const DAY_MS = 86_400_000;
/** Meta's long-lived tokens live for 60 days. */
const LIFE_MS = 60 * DAY_MS;
/** Renewed from day 45 on: two weeks for whatever stands in the way. */
const RENEW_BEFORE_MS = 15 * DAY_MS;
/** From day 53 on somebody must know. */
const WARN_BEFORE_MS = 7 * DAY_MS;
const RETRY_MS = 3_600_000;

export interface LongLivedToken {
  token: string;
  issuedAt: number;
  expiresAt: number;
}

/** What is kept of one secret. The token before the current one stays: it lives on until its own end. */
export interface TokenRecord {
  /** Tells whether the secret was changed by hand. */
  seed: string;
  current: LongLivedToken;
  previous?: LongLivedToken;
  triedAt?: number;
}

/** A secret as it was given. When it was issued nobody says: it counts from the day it was first seen. */
export function firstRecord(token: string, seed: string, now: number, before?: TokenRecord): TokenRecord {
  const current = { token, issuedAt: now, expiresAt: now + LIFE_MS };
  return before === undefined ? { seed, current } : { seed, current, previous: before.current };
}

export function shouldRenew({ current, triedAt }: TokenRecord, now: number): boolean {
  if (now < current.expiresAt - RENEW_BEFORE_MS || now >= current.expiresAt) return false;
  return triedAt === undefined || triedAt > now || now - triedAt >= RETRY_MS;
}

export function withRenewed(record: TokenRecord, renewed: LongLivedToken): TokenRecord {
  return { seed: record.seed, current: renewed, previous: record.current };
}

/** The other one works where this one does not. */
export function swapped(record: TokenRecord): TokenRecord {
  const { previous } = record;
  return previous === undefined ? record : { ...record, current: previous, previous: record.current };
}

/** Whole days until the end, once it is near enough that somebody must know; negative when it is over. */
export function daysLeftToWarn({ current }: TokenRecord, now: number): number | undefined {
  const left = current.expiresAt - now;
  return left <= WARN_BEFORE_MS ? Math.floor(left / DAY_MS) : undefined;
}
