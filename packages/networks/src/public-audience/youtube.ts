import type { NetworkIo } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { classifyYoutube } from "../youtube/classify-youtube.ts";
import { ask } from "./ask.ts";
import { pick } from "./pick.ts";
import type { SourceOf } from "./source.ts";
import { type PublicAudience, toAudience } from "./to-audience.ts";

/** YouTube rounds down to three figures. */
const FIGURES = 3;

/** By an API key, which is no part of the address: addresses are logged. One unit of 10,000 a day. */
export async function readYoutube(
  io: NetworkIo,
  { service, account, key }: SourceOf<"youtube">,
): Promise<PublicAudience> {
  const url = new URL("/youtube/v3/channels", service);
  url.search = new URLSearchParams({ part: "statistics", id: account }).toString();
  const answer = await ask(io, url, { "x-goog-api-key": key }, (call, outcome) =>
    classifyYoutube(call, outcome, "read", io.now()),
  );
  const statistics = pick(answer, "items.0.statistics");
  if (pick(statistics, "hiddenSubscriberCount") === true)
    throw new NetworkError({
      kind: "refused",
      code: "FOLLOWERS_HIDDEN",
      message: "YouTube does not tell the subscribers of this channel.",
    });
  return toAudience(pick(statistics, "subscriberCount"), FIGURES);
}
