import { z } from "zod";
import type { JsonObject } from "../network.ts";
import { NetworkError } from "../network-error.ts";

const Credentials = z.object({
  accessToken: z.string().min(1),
  /** Works once; the answer to it brings the next. */
  refreshToken: z.string().min(1).optional(),
  /** Of the access token, ms since the epoch. */
  expiresAt: z.number(),
});
export type XCredentials = z.infer<typeof Credentials>;

export function parseCredentials(stored: JsonObject): XCredentials {
  const parsed = Credentials.safeParse(stored);
  if (parsed.success) return parsed.data;
  throw new NetworkError({
    kind: "reconnect",
    code: "INVALID_CREDENTIALS",
    message: "The stored sign-in is incomplete. Connect the account again.",
  });
}

/** Half an hour early: the old token still works when X is away just then. */
const EARLY_MS = 30 * 60_000;

export function readRefreshAt(stored: JsonObject): number | undefined {
  const parsed = Credentials.safeParse(stored);
  return parsed.data?.refreshToken === undefined ? undefined : parsed.data.expiresAt - EARLY_MS;
}

/** Without a refresh token the sign-in ends with its access token. */
export function readExpiresAt(stored: JsonObject): number | undefined {
  const parsed = Credentials.safeParse(stored);
  return parsed.success && parsed.data.refreshToken === undefined ? parsed.data.expiresAt : undefined;
}
