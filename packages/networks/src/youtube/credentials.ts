import { z } from "zod";
import type { JsonObject } from "../network.ts";
import { NetworkError } from "../network-error.ts";

const Credentials = z.object({
  accessToken: z.string().min(1),
  refreshToken: z.string().min(1).optional(),
  /** Of the access token, ms since the epoch. */
  expiresAt: z.number(),
  /** Of the refresh token, where Google names an end: 7 days while the project's consent screen is in "Testing". */
  refreshExpiresAt: z.number().optional(),
});
export type YoutubeCredentials = z.infer<typeof Credentials>;

export function parseCredentials(stored: JsonObject): YoutubeCredentials {
  const parsed = Credentials.safeParse(stored);
  if (parsed.success) return parsed.data;
  throw new NetworkError({
    kind: "reconnect",
    code: "INVALID_CREDENTIALS",
    message: "The stored sign-in is incomplete. Connect the account again.",
  });
}

const EARLY_MS = 10 * 60_000;

export function readRefreshAt(stored: JsonObject): number | undefined {
  const { data } = Credentials.safeParse(stored);
  return data?.refreshToken === undefined ? undefined : data.expiresAt - EARLY_MS;
}

export function readExpiresAt(stored: JsonObject): number | undefined {
  const { data } = Credentials.safeParse(stored);
  return data?.refreshToken === undefined ? data?.expiresAt : data.refreshExpiresAt;
}
