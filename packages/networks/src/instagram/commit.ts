import { z } from "zod";
import { callGraph } from "../graph/call-graph.ts";
import { commitComment } from "../graph/comment.ts";
import { COMMIT_TIMEOUT_MS } from "../http/request-json.ts";
import type { Committing, NetworkIo, Published } from "../network.ts";
import { toCommentPlace } from "./comment-place.ts";
import { toPlace } from "./credentials.ts";
import { parseHandle } from "./handle.ts";
import { readPermalink } from "./own-media.ts";

const Published = z.object({ id: z.string(), permalink: z.url().optional().catch(undefined) });

/** `POST /{ig}/media_publish`. The address is asked for in the same call; where it is missing the post is out all the same. */
export async function commitInstagram(
  io: NetworkIo,
  { account, credentials, handle: stored }: Committing,
): Promise<Published> {
  const place = toPlace(account, credentials);
  const handle = parseHandle(stored);
  if (handle.kind === "comment") return commitComment(io, toCommentPlace(place), handle);
  const published = await callGraph(io, {
    ...place,
    method: "POST",
    path: `/${place.accountId}/media_publish`,
    body: { creation_id: handle.containerId, fields: "id,permalink" },
    phase: "commit",
    answer: Published,
    timeoutMs: COMMIT_TIMEOUT_MS,
  });
  return {
    remoteId: published.id,
    url: published.permalink ?? (await readPermalink(io, place, published.id)),
  };
}
