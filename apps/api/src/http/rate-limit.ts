import { AppError } from "@planrrr/contract";
import { RateLimiterRes, type RateLimiterAbstract } from "rate-limiter-flexible";
import { type ApiRequest, isRead } from "./call.ts";

export interface RateLimits {
  /** Undefined: no limit. */
  all: RateLimiterAbstract | undefined;
  writes: RateLimiterAbstract | undefined;
  /** Looks at pages of strangers for link cards. */
  links: RateLimiterAbstract | undefined;
}

/** Counts a request against its account, or its address while nobody is signed in. */
export async function countRequest(c: ApiRequest, limits: RateLimits): Promise<void> {
  const { actor, arrival } = c.var.call;
  const key = actor ? `user:${actor.userId}:${actor.teamId}` : `address:${arrival.address}`;
  await consume(c, limits.all, key);
  if (!isRead(c)) await consume(c, limits.writes, key);
}

async function consume(c: ApiRequest, limiter: RateLimiterAbstract | undefined, key: string): Promise<void> {
  if (!limiter) return;
  let state: RateLimiterRes;
  try {
    state = await limiter.consume(key);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    writeHeaders(c, limiter, refused);
    throw new AppError("RATE_LIMITED", "Too many requests. Wait a moment, then go on.", {
      retryAfter: refused.msBeforeNext / 1000,
    });
  }
  writeHeaders(c, limiter, state);
}

function writeHeaders(c: ApiRequest, limiter: RateLimiterAbstract, state: RateLimiterRes): void {
  const { headers } = c.var.call;
  headers["RateLimit-Limit"] = String(limiter.points);
  headers["RateLimit-Remaining"] = String(Math.max(0, state.remainingPoints));
  headers["RateLimit-Reset"] = String(Math.ceil(state.msBeforeNext / 1000));
  headers["RateLimit-Policy"] = `${limiter.points};w=${limiter.duration}`;
}
