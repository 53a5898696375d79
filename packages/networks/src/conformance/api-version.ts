import type { Network } from "../network.ts";

const DAY_MS = 86_400_000;
const WARN_DAYS = 90;

/** Whether the API version a network speaks will still be answered in 90 days. */
export function isApiVersionSafe({ apiVersion }: Pick<Network, "apiVersion">, now: number): boolean {
  if (apiVersion.endOfLife === undefined) return true;
  return Date.parse(apiVersion.endOfLife) - now > WARN_DAYS * DAY_MS;
}
