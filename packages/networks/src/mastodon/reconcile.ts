import { z } from "zod";
import type { NetworkIo, Reconciled, Reconciling } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { callMastodon } from "./call-mastodon.ts";
import { type MastodonCredentials, parseCredentials } from "./credentials.ts";
import { type MastodonHandle, parseHandle } from "./handle.ts";
import { parseLimits } from "./limits.ts";
import { hasSameLetters, isSameText, matchStatus } from "./match-status.ts";
import { listStatusesAfter, type OwnStatus } from "./own-statuses.ts";
import { htmlToText } from "./status-text.ts";

/** The list may lag behind a write by a replica's delay. */
const READ_LAG_MS = 5_000;
/** Where nothing stops two requests with one key at once, a slow one that nobody waits for must have ended first. */
const SLOW_REQUEST_MS = 30_000;
const MAX_SOURCES = 10;

/** Looks for the post among the account's own. Never repeats the commit to find out: some 4.6 servers answer that with 500. */
export async function reconcileMastodon(io: NetworkIo, input: Reconciling): Promise<Reconciled> {
  const credentials = parseCredentials(input.credentials);
  const handle = parseHandle(input.handle);
  try {
    const { statuses, complete } = await listStatusesAfter(io, credentials, input.account.id, handle.sinceId);
    const candidates = statuses.filter((status) => !input.takenRemoteIds.includes(status.id));
    const found = await findOurs(io, credentials, handle, candidates);
    if (found !== undefined) return { state: "published", remoteId: found.id, url: found.url ?? found.uri };
    if (!complete) return { state: "cannot-tell", reason: "TOO_MANY_POSTS" };
    const quiet = parseLimits(input.account.limits).locksIdempotencyKeys ? READ_LAG_MS : SLOW_REQUEST_MS;
    const settledAt = Math.max(input.armedAt, input.lastCommitAt ?? 0) + quiet;
    if (io.now() < settledAt) return { state: "cannot-tell", reason: "TOO_EARLY", askAgainAt: settledAt };
    return { state: "not-published" };
  } catch (error) {
    if (!(error instanceof NetworkError) || error.kind === "reconnect") throw error;
    return {
      state: "cannot-tell",
      reason: error.code,
      ...(error.retryAt === undefined ? {} : { askAgainAt: error.retryAt }),
    };
  }
}

async function findOurs(
  io: NetworkIo,
  credentials: MastodonCredentials,
  handle: MastodonHandle,
  candidates: OwnStatus[],
): Promise<OwnStatus | undefined> {
  const sure = candidates.find((status) => matchStatus(handle, status) === "yes");
  if (sure !== undefined) return sure;
  const maybe = candidates.filter((status) => matchStatus(handle, status) === "maybe").slice(0, MAX_SOURCES);
  for (const status of maybe) {
    const source = await readSource(io, credentials, status.id);
    const bodies = [handle.body, ...handle.earlier];
    const isOurs =
      source === undefined
        ? bodies.some((body) => hasSameLetters(body, htmlToText(status.content)))
        : bodies.some((body) => isSameText(body, source));
    if (isOurs) return status;
  }
  return undefined;
}

const Source = z.object({ text: z.string() });

/** The text as it was sent, for servers that render Markdown; older ones have no such route. */
async function readSource(
  io: NetworkIo,
  credentials: MastodonCredentials,
  id: string,
): Promise<string | undefined> {
  try {
    const path = `/api/v1/statuses/${encodeURIComponent(id)}/source`;
    return (await callMastodon(io, { ...credentials, path, phase: "read", answer: Source })).body.text;
  } catch (error) {
    if (error instanceof NetworkError && (error.status === 404 || error.status === 403)) return undefined;
    throw error;
  }
}
