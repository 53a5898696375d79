import { z } from "zod";
import type { NetworkIo, Reconciled, Reconciling } from "../network.ts";
import { toVideoUrl } from "./addresses.ts";
import { callYoutube } from "./call-youtube.ts";
import type { CommentHandle } from "./handle.ts";

const Threads = z.object({
  items: z
    .array(
      z.object({
        id: z.string(),
        snippet: z.object({
          topLevelComment: z.object({
            snippet: z.object({
              textOriginal: z.string().catch(""),
              textDisplay: z.string().catch(""),
              authorChannelId: z.object({ value: z.string() }).optional(),
            }),
          }),
        }),
      }),
    )
    .default([]),
});
/** YouTube looks at comments before it shows them. */
const SETTLE_MS = 60_000;

/** A comment has no key: it is known by its author and its words among the newest. */
export async function reconcileComment(
  io: NetworkIo,
  access: { service: string; accessToken: string },
  { videoId, text, earlier }: CommentHandle,
  { account, takenRemoteIds, armedAt, lastCommitAt }: Reconciling,
): Promise<Reconciled> {
  const query = { part: "snippet", videoId, order: "time", maxResults: "100", textFormat: "plainText" };
  const call = { ...access, resource: "commentThreads", query, phase: "read", answer: Threads } as const;
  const { items } = await callYoutube(io, call);
  const found = items.find(({ id, snippet: { topLevelComment } }) => {
    const { authorChannelId, textOriginal, textDisplay } = topLevelComment.snippet;
    const words = textOriginal === "" ? textDisplay : textOriginal;
    const isOwn = authorChannelId?.value === account.id && !takenRemoteIds.includes(id);
    return isOwn && [text, ...earlier].includes(words.trim());
  });
  if (found !== undefined)
    return { state: "published", remoteId: found.id, url: toVideoUrl(access.service, videoId, found.id) };
  const settledAt = Math.max(armedAt, lastCommitAt ?? 0) + SETTLE_MS;
  if (io.now() >= settledAt) return { state: "not-published" };
  return { state: "cannot-tell", reason: "TOO_EARLY", askAgainAt: settledAt };
}
