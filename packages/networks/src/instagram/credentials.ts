import { z } from "zod";
import type { JsonObject, NetworkAccount } from "../network.ts";
import { NetworkError } from "../network-error.ts";

/** Instagram's own login gives 60 days at a time; a page of a Facebook login speaks without an end. */
const Credentials = z.object({
  login: z.enum(["instagram", "facebook"]),
  token: z.string().min(1),
  issuedAt: z.number().optional(),
  expiresAt: z.number().optional(),
});
export type InstagramCredentials = z.infer<typeof Credentials>;

export function parseCredentials(stored: JsonObject): InstagramCredentials {
  const parsed = Credentials.safeParse(stored);
  if (parsed.success) return parsed.data;
  throw new NetworkError({
    kind: "reconnect",
    code: "INVALID_CREDENTIALS",
    message: "The stored sign-in is incomplete. Connect the account again.",
  });
}

/** What every call of an account needs. */
export interface InstagramPlace {
  service: string;
  token: string;
  accountId: string;
  handle: string;
}

export function toPlace(account: NetworkAccount, credentials: JsonObject): InstagramPlace {
  const { token } = parseCredentials(credentials);
  const { service, handle } = account;
  return { service, token, accountId: encodeURIComponent(account.id), handle };
}
