import type { Audience, JsonObject, NetworkAccount, NetworkIo } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { parseCredentials } from "./credentials.ts";
import { readMe } from "./read-account.ts";

/** X tells its followers to the one. */
export async function readXAudience(
  io: NetworkIo,
  account: NetworkAccount,
  stored: JsonObject,
): Promise<Audience> {
  const { public_metrics: metrics } = await readMe(io, account.service, parseCredentials(stored).accessToken);
  if (metrics !== undefined) return { followers: metrics.followers_count };
  throw new NetworkError({
    kind: "not-sent",
    code: "UNEXPECTED_ANSWER",
    message: "X did not tell the followers.",
  });
}
