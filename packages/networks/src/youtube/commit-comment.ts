import { z } from "zod";
import { COMMIT_TIMEOUT_MS } from "../http/request-json.ts";
import type { NetworkIo, Published } from "../network.ts";
import { toVideoUrl } from "./addresses.ts";
import { callYoutube } from "./call-youtube.ts";
import type { CommentHandle } from "./handle.ts";

const Thread = z.object({ id: z.string() });

export async function commitComment(
  io: NetworkIo,
  access: { service: string; accessToken: string },
  { videoId, text }: CommentHandle,
): Promise<Published> {
  const { id } = await callYoutube(io, {
    ...access,
    method: "POST",
    resource: "commentThreads",
    query: { part: "snippet" },
    body: { snippet: { videoId, topLevelComment: { snippet: { textOriginal: text } } } },
    phase: "commit",
    answer: Thread,
    timeoutMs: COMMIT_TIMEOUT_MS,
  });
  return { remoteId: id, url: toVideoUrl(access.service, videoId, id) };
}
