import { z } from "zod";
import type { JsonObject, NetworkAccount, NetworkIo } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { callMastodon } from "./call-mastodon.ts";
import { parseCredentials } from "./credentials.ts";

const count = z.number().int().catch(0);
const Status = z.object({ favourites_count: count, reblogs_count: count, replies_count: count });

export async function readMastodonInsights(
  io: NetworkIo,
  _account: NetworkAccount,
  stored: JsonObject,
  remoteId: string,
): Promise<{ [metric: string]: number }> {
  const path = `/api/v1/statuses/${encodeURIComponent(remoteId)}`;
  const call = { ...parseCredentials(stored), path, phase: "read", answer: Status } as const;
  try {
    const { body } = await callMastodon(io, call);
    return { favourites: body.favourites_count, boosts: body.reblogs_count, replies: body.replies_count };
  } catch (error) {
    if (!(error instanceof NetworkError) || error.status !== 404) throw error;
    const { status, evidence } = error;
    const message = "This post is no longer on Mastodon.";
    throw new NetworkError({ kind: "refused", code: "POST_GONE", message, status, evidence, cause: error });
  }
}
