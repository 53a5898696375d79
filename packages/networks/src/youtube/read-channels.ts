import { z } from "zod";
import type { NetworkAccount, NetworkIo } from "../network.ts";
import { toAddresses } from "./addresses.ts";
import { callYoutube } from "./call-youtube.ts";

const Channels = z.object({
  items: z
    .array(
      z.object({
        id: z.string(),
        snippet: z.object({
          title: z.string().catch(""),
          customUrl: z.string().catch(""),
          thumbnails: z
            .object({ default: z.object({ url: z.url() }) })
            .optional()
            .catch(undefined),
        }),
        contentDetails: z.object({ relatedPlaylists: z.object({ uploads: z.string() }) }),
        status: z.object({ longUploadsStatus: z.string() }).optional().catch(undefined),
      }),
    )
    .default([]),
});

/** The channel this login may publish to; none where the login has no channel. */
export async function readChannels(
  io: NetworkIo,
  service: string,
  accessToken: string,
): Promise<NetworkAccount[]> {
  const query = { part: "snippet,contentDetails,status", mine: "true" };
  const call = {
    service,
    accessToken,
    resource: "channels",
    query,
    phase: "read",
    answer: Channels,
  } as const;
  const { items } = await callYoutube(io, call);
  return items.map(({ id, snippet, contentDetails, status }) => {
    const handle = snippet.customUrl === "" ? snippet.title : snippet.customUrl;
    return {
      id,
      handle: handle.startsWith("@") ? handle : `@${handle}`,
      displayName: snippet.title.trim() || handle,
      ...(snippet.thumbnails && { avatarUrl: snippet.thumbnails.default.url }),
      profileUrl: `${toAddresses(service).web}/channel/${id}`,
      service,
      limits: {
        uploadsId: contentDetails.relatedPlaylists.uploads,
        // Who has not confirmed a telephone number may upload 15 minutes.
        isLongAllowed: status?.longUploadsStatus === "allowed",
      },
    };
  });
}
