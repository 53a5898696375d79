import { z } from "zod";
import { callGraph } from "../graph/call-graph.ts";
import { metaHosts } from "../graph/meta-hosts.ts";
import type { NetworkIo } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import type { InstagramPlace } from "./credentials.ts";

const Media = z.object({
  id: z.string(),
  caption: z.string().catch(""),
  permalink: z.url().optional().catch(undefined),
  timestamp: z.string().transform((text) => Date.parse(text.replace(/\+0000$/, "Z"))),
});
export type OwnMedia = z.infer<typeof Media>;
const List = z.object({ data: z.array(Media) });
const Address = z.object({ permalink: z.url() });

/** The newest posts, or the stories that are there now. */
export async function listOwnMedia(
  io: NetworkIo,
  place: InstagramPlace,
  edge: "media" | "stories",
): Promise<OwnMedia[]> {
  const query = { fields: "id,caption,permalink,timestamp", limit: "50" };
  const path = `/${place.accountId}/${edge}`;
  return (await callGraph(io, { ...place, path, query, phase: "read", answer: List })).data;
}

/** Where a person sees a post; the account's page when nobody says. Never fails: the post is out. */
export async function readPermalink(io: NetworkIo, place: InstagramPlace, id: string): Promise<string> {
  try {
    const query = { fields: "permalink" };
    return (await callGraph(io, { ...place, path: `/${id}`, query, phase: "read", answer: Address }))
      .permalink;
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    return toProfile(place);
  }
}

export function toProfile({ service, handle }: InstagramPlace): string {
  return new URL(`/${handle.replace(/^@/, "")}/`, metaHosts(service).web.replace("facebook", "instagram"))
    .href;
}
