import { z } from "zod";
import type { NetworkAccount, NetworkIo } from "../network.ts";
import { callYoutube } from "./call-youtube.ts";
import type { Upload } from "./handle.ts";
import { parseLimits } from "./limits.ts";

const Items = z.object({
  items: z
    .array(
      z.object({
        snippet: z.object({ title: z.string(), description: z.string().catch(""), publishedAt: z.string() }),
        contentDetails: z.object({ videoId: z.string() }),
      }),
    )
    .default([]),
});
const Videos = z.object({
  items: z
    .array(
      z.object({
        id: z.string(),
        fileDetails: z.object({ fileSize: z.string() }).optional().catch(undefined),
      }),
    )
    .default([]),
});
const CLOCK_MARGIN_MS = 600_000;

/** Looks for a video whose upload nobody knows any more among the channel's newest: by its words, its time and its size. */
export async function findUpload(
  io: NetworkIo,
  access: { service: string; accessToken: string },
  account: NetworkAccount,
  upload: Upload,
  takenIds: string[],
): Promise<string | undefined> {
  const playlistId = parseLimits(account.limits).uploadsId ?? `UU${account.id.slice(2)}`;
  const call = { ...access, phase: "read" } as const;
  const query = { part: "snippet,contentDetails", playlistId, maxResults: "50" };
  const { items } = await callYoutube(io, { ...call, resource: "playlistItems", query, answer: Items });
  const ids = items
    .filter(
      ({ snippet, contentDetails }) =>
        snippet.title === upload.title &&
        snippet.description.trim() === upload.description &&
        Date.parse(snippet.publishedAt) >= upload.openedAt - CLOCK_MARGIN_MS &&
        !takenIds.includes(contentDetails.videoId),
    )
    .map(({ contentDetails }) => contentDetails.videoId);
  if (ids.length === 0) return undefined;
  const wanted = { part: "id,fileDetails", id: ids.join(",") };
  const videos = await callYoutube(io, { ...call, resource: "videos", query: wanted, answer: Videos });
  // Its size is known when YouTube has looked into it; until then nothing speaks against it.
  return videos.items.find(
    ({ fileDetails }) => (fileDetails?.fileSize ?? String(upload.bytes)) === String(upload.bytes),
  )?.id;
}
