import { z } from "zod";
import type { Audience, JsonObject, NetworkAccount, NetworkIo } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { callYoutube } from "./call-youtube.ts";
import { parseCredentials } from "./credentials.ts";

const Channels = z.object({
  items: z
    .array(
      z.object({
        statistics: z.object({
          subscriberCount: z.string().optional(),
          hiddenSubscriberCount: z.boolean().catch(false),
        }),
      }),
    )
    .default([]),
});
/** YouTube rounds down to three figures. */
const FIGURES = 3;

export async function readYoutubeAudience(
  io: NetworkIo,
  { service, id }: NetworkAccount,
  stored: JsonObject,
): Promise<Audience> {
  const { accessToken } = parseCredentials(stored);
  const query = { part: "statistics", id };
  const call = {
    service,
    accessToken,
    resource: "channels",
    query,
    phase: "read",
    answer: Channels,
  } as const;
  const statistics = (await callYoutube(io, call)).items[0]?.statistics;
  if (statistics?.subscriberCount === undefined || statistics.hiddenSubscriberCount)
    throw new NetworkError({
      kind: "refused",
      code: statistics === undefined ? "CHANNEL_GONE" : "FOLLOWERS_HIDDEN",
      message: "YouTube does not tell the subscribers of this channel.",
    });
  const followers = Number(statistics.subscriberCount);
  return { followers, ...(followers >= 10 ** FIGURES && { significantDigits: FIGURES }) };
}
