import { z } from "zod";
import { callGraph } from "../graph/call-graph.ts";
import type { NetworkIo } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import type { InstagramPlace } from "./credentials.ts";

const HOUR_MS = 3_600_000;
const Quota = z.object({
  data: z.array(
    z.object({
      quota_usage: z.number().int(),
      config: z.object({ quota_total: z.number().int(), quota_duration: z.number() }),
    }),
  ),
});

/** Meta's pages name three numbers; the account itself says what it may. A post that can't go out costs no container. */
export async function checkQuota(io: NetworkIo, place: InstagramPlace): Promise<void> {
  const query = { fields: "config,quota_usage" };
  const path = `/${place.accountId}/content_publishing_limit`;
  const { data } = await callGraph(io, { ...place, path, query, phase: "prepare", answer: Quota });
  const [quota] = data;
  if (quota === undefined) return;
  const { quota_total: limit, quota_duration: seconds } = quota.config;
  const remaining = Math.max(0, limit - quota.quota_usage);
  io.noteUsage?.({
    scope: "connection",
    name: "posts",
    limit,
    remaining,
    resetAt: io.now() + seconds * 1000,
  });
  if (remaining > 0) return;
  // A moving window that nobody can see into: the next place may be free any time.
  const message = `Instagram takes ${limit} posts of this account in 24 hours, and that many are out.`;
  throw new NetworkError({
    kind: "rate-limited",
    code: "QUOTA_USED_UP",
    message,
    retryAt: io.now() + HOUR_MS,
  });
}
