import { z } from "zod";
import type { Committing, NetworkIo, Published } from "../network.ts";
import { COMMIT_TIMEOUT_MS } from "../http/request-json.ts";
import { readRemaining, readResetAt } from "../http/reset-time.ts";
import { callMastodon } from "./call-mastodon.ts";
import { parseCredentials } from "./credentials.ts";
import { parseHandle } from "./handle.ts";

const Created = z.object({
  id: z.string(),
  url: z.url().nullish().catch(undefined),
  uri: z.string().catch(""),
});

export async function commitMastodon(io: NetworkIo, { credentials, handle }: Committing): Promise<Published> {
  const { idempotencyKey, body } = parseHandle(handle);
  const created = await callMastodon(io, {
    ...parseCredentials(credentials),
    method: "POST",
    path: "/api/v1/statuses",
    headers: { "idempotency-key": idempotencyKey },
    body,
    phase: "commit",
    answer: Created,
    timeoutMs: COMMIT_TIMEOUT_MS,
  });
  const holdUntil = readHold(created.headers, io.now());
  const url = created.body.url ?? created.body.uri;
  return { remoteId: created.body.id, url, ...(holdUntil === undefined ? {} : { holdUntil }) };
}

function readHold(headers: Headers, now: number): number | undefined {
  return readRemaining(headers, "x-ratelimit-remaining") === 0
    ? readResetAt(headers, "x-ratelimit-reset", now)
    : undefined;
}
