import { z } from "zod";
import type { Audience, JsonObject, NetworkAccount, NetworkIo } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { callMastodon } from "./call-mastodon.ts";
import { parseCredentials } from "./credentials.ts";

const Account = z.object({ followers_count: z.number().int() });

/** Exact. Who hides their followers tells -1, which is no number of people. */
export async function readMastodonAudience(
  io: NetworkIo,
  _account: NetworkAccount,
  stored: JsonObject,
): Promise<Audience> {
  const path = "/api/v1/accounts/verify_credentials";
  const call = { ...parseCredentials(stored), path, phase: "read", answer: Account } as const;
  const { body } = await callMastodon(io, call);
  if (body.followers_count >= 0) return { followers: body.followers_count };
  throw new NetworkError({
    kind: "refused",
    code: "FOLLOWERS_HIDDEN",
    message: "This account does not tell its followers.",
  });
}
