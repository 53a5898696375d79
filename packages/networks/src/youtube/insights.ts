import { z } from "zod";
import type { JsonObject, NetworkAccount, NetworkIo } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { callYoutube } from "./call-youtube.ts";
import { parseCredentials } from "./credentials.ts";

const count = z.coerce.number().catch(0);
const Videos = z.object({
  items: z
    .array(z.object({ statistics: z.object({ viewCount: count, likeCount: count, commentCount: count }) }))
    .default([]),
});

export async function readYoutubeInsights(
  io: NetworkIo,
  { service }: NetworkAccount,
  stored: JsonObject,
  remoteId: string,
): Promise<{ [metric: string]: number }> {
  const { accessToken } = parseCredentials(stored);
  const query = { part: "statistics", id: remoteId };
  const call = { service, accessToken, resource: "videos", query, phase: "read", answer: Videos } as const;
  const statistics = (await callYoutube(io, call)).items[0]?.statistics;
  if (statistics === undefined)
    throw new NetworkError({
      kind: "refused",
      code: "POST_GONE",
      message: "This video is no longer on YouTube.",
    });
  const { viewCount: views, likeCount: likes, commentCount: comments } = statistics;
  return { views, likes, comments };
}
