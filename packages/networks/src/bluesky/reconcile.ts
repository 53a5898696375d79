import { z } from "zod";
import type { NetworkIo, Reconciled, Reconciling } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { callXrpc } from "./call-xrpc.ts";
import { parseCredentials } from "./credentials.ts";
import { COLLECTION, parseHandle } from "./handle.ts";
import { toPostUri, toPostUrl } from "./post-url.ts";

const Stored = z.object({ uri: z.string(), value: z.object({ createdAt: z.string() }) });

/** Asks the repository itself, under our own key. Reading needs no token, so a dead one is no obstacle. */
export async function reconcileBluesky(
  io: NetworkIo,
  { account, credentials, handle }: Reconciling,
): Promise<Reconciled> {
  const { pds } = parseCredentials(credentials);
  const { rkey, createdAt } = parseHandle(handle);
  try {
    const answer = await callXrpc(io, {
      service: pds,
      method: "com.atproto.repo.getRecord",
      phase: "read",
      query: { repo: account.id, collection: COLLECTION, rkey },
    });
    const stored = Stored.safeParse(answer.json);
    const uri = toPostUri(account, rkey);
    if (!stored.success || stored.data.uri !== uri)
      return { state: "cannot-tell", reason: "UNEXPECTED_ANSWER" };
    if (stored.data.value.createdAt !== createdAt)
      return { state: "cannot-tell", reason: "OTHER_POST_UNDER_OUR_KEY" };
    return { state: "published", remoteId: uri, url: toPostUrl(account, rkey) };
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    if (error.status === 400 && error.code === "RecordNotFound") return { state: "not-published" };
    return {
      state: "cannot-tell",
      reason: error.code,
      ...(error.retryAt === undefined ? {} : { askAgainAt: error.retryAt }),
    };
  }
}
