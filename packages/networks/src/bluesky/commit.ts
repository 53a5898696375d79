import { z } from "zod";
import type { Committing, NetworkIo, Published } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { toEvidence } from "../http/evidence.ts";
import { COMMIT_TIMEOUT_MS } from "../http/request-json.ts";
import { readRemaining, readResetAt } from "../http/reset-time.ts";
import { callXrpc } from "./call-xrpc.ts";
import { parseCredentials } from "./credentials.ts";
import { COLLECTION, parseHandle } from "./handle.ts";
import { parseAnswer } from "./parse-answer.ts";
import { toPostUri, toPostUrl } from "./post-url.ts";

const METHOD = "com.atproto.repo.putRecord";
/** What one putRecord costs of the server's budget. */
const WRITE_POINTS = 2;

const Written = z.object({ uri: z.string(), cid: z.string() });

/**
 * `swapRecord: null` means "only if nothing is there": the same record again is answered like the first time, another
 * one under the same key with InvalidSwap. So no order of late and repeated calls can make two posts, or change one.
 */
export async function commitBluesky(
  io: NetworkIo,
  { account, credentials, handle }: Committing,
): Promise<Published> {
  const { pds, accessJwt } = parseCredentials(credentials);
  const { rkey, record } = parseHandle(handle);
  const answer = await callXrpc(io, {
    service: pds,
    method: METHOD,
    phase: "commit",
    token: accessJwt,
    body: { repo: account.id, collection: COLLECTION, rkey, record, swapRecord: null },
    timeoutMs: COMMIT_TIMEOUT_MS,
  });
  const written = parseAnswer(Written, METHOD, answer, "commit");
  const uri = toPostUri(account, rkey);
  if (written.uri !== uri) {
    const message = "Bluesky's server answered for another post.";
    throw new NetworkError({
      kind: "unknown",
      code: "OTHER_POST",
      message,
      evidence: toEvidence(METHOD, answer),
    });
  }
  const holdUntil = readHold(answer.headers, io.now());
  return { remoteId: uri, url: toPostUrl(account, rkey), ...(holdUntil === undefined ? {} : { holdUntil }) };
}

function readHold(headers: Headers, now: number): number | undefined {
  const remaining = readRemaining(headers, "ratelimit-remaining");
  return remaining === undefined || remaining >= WRITE_POINTS
    ? undefined
    : readResetAt(headers, "ratelimit-reset", now);
}
