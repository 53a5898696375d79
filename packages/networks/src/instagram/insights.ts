import { z } from "zod";
import { callGraph } from "../graph/call-graph.ts";
import type { JsonObject, NetworkAccount, NetworkIo } from "../network.ts";
import { toPlace } from "./credentials.ts";

const Media = z.object({ media_product_type: z.string().catch("FEED") });
const Metrics = z.object({
  data: z.array(z.object({ name: z.string(), values: z.array(z.object({ value: z.unknown() })) })),
});

/** What each kind of post still answers [doc instagram-media/insights, June 2026]; one wrong name fails them all. */
const METRICS: { [product: string]: string } = {
  FEED: "views,reach,likes,comments,saved,shares,total_interactions",
  REELS: "views,reach,likes,comments,saved,shares,total_interactions",
  STORY: "views,reach,replies,shares,total_interactions",
};

export async function readInsights(
  io: NetworkIo,
  account: NetworkAccount,
  credentials: JsonObject,
  remoteId: string,
): Promise<{ [metric: string]: number }> {
  const place = toPlace(account, credentials);
  const path = `/${remoteId}`;
  const fields = { fields: "media_product_type" };
  const media = await callGraph(io, { ...place, path, query: fields, phase: "read", answer: Media });
  const query = { metric: METRICS[media.media_product_type] ?? METRICS["FEED"] ?? "" };
  const { data } = await callGraph(io, {
    ...place,
    path: `${path}/insights`,
    query,
    phase: "read",
    answer: Metrics,
  });
  return Object.fromEntries(
    data.flatMap(({ name, values }) => {
      const value = values.at(-1)?.value;
      return typeof value === "number" ? [[name, value]] : [];
    }),
  );
}
