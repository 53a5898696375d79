import type { JsonObject } from "../network.ts";
import { parseCredentials } from "./credentials.ts";

const DAY_MS = 86_400_000;

/** Nobody can renew a token that has run out. */
export function expiresAt(credentials: JsonObject): number | undefined {
  return parseCredentials(credentials).expiresAt;
}

/** Halfway: a month is left for whatever stands in the way. Younger than a day it can't be renewed at all. */
export function refreshAt(credentials: JsonObject): number | undefined {
  const { issuedAt = 0, expiresAt: end } = parseCredentials(credentials);
  return end === undefined ? undefined : Math.max(issuedAt + DAY_MS, end - 30 * DAY_MS);
}
