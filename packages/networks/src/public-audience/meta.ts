import { z } from "zod";
import { callGraph } from "../graph/call-graph.ts";
import type { NetworkIo } from "../network.ts";
import { pick } from "./pick.ts";
import type { SourceOf } from "./source.ts";
import { type PublicAudience, toAudience } from "./to-audience.ts";

const Anything = z.unknown();

/** One's own account, or another professional one by business discovery, which needs a token of Facebook's login. */
export async function readInstagram(io: NetworkIo, source: SourceOf<"instagram">): Promise<PublicAudience> {
  const { discover } = source;
  const fields =
    discover === undefined ? "followers_count" : `business_discovery.username(${discover}){followers_count}`;
  const answer = await readNode(io, source, fields);
  return toAudience(
    pick(answer, discover === undefined ? "followers_count" : "business_discovery.followers_count"),
  );
}

/** Pages of the older kind have fans and no followers. */
export async function readFacebook(io: NetworkIo, source: SourceOf<"facebook">): Promise<PublicAudience> {
  const answer = await readNode(io, source, "followers_count,fan_count");
  return toAudience(pick(answer, "followers_count") ?? pick(answer, "fan_count"));
}

async function readNode(
  io: NetworkIo,
  { service, account, token }: SourceOf<"instagram" | "facebook">,
  fields: string,
): Promise<unknown> {
  const path = `/${encodeURIComponent(account)}`;
  return callGraph(io, { service, token, path, query: { fields }, phase: "read", answer: Anything });
}
