import { z } from "zod";
import { callGraph } from "../graph/call-graph.ts";
import type { JsonObject, NetworkAccount, NetworkIo } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { type FacebookPage, toPage } from "./page.ts";

const Total = z.object({ summary: z.object({ total_count: z.number() }) });
const Counts = z.object({
  comments: Total.optional().catch(undefined),
  reactions: Total.optional().catch(undefined),
  likes: Total.optional().catch(undefined),
  shares: z.object({ count: z.number() }).optional().catch(undefined),
});
const Metrics = z.object({
  data: z.array(z.object({ name: z.string(), values: z.array(z.object({ value: z.unknown() })) })),
});

/** Impressions and reach are gone since June 2026; what is left is asked for, and its absence is no error. */
const METRICS = ["post_clicks", "post_media_view"];

export async function readInsights(
  io: NetworkIo,
  account: NetworkAccount,
  credentials: JsonObject,
  remoteId: string,
): Promise<{ [metric: string]: number }> {
  const page = toPage(account, credentials);
  const isPost = remoteId.includes("_");
  const kind = isPost ? "reactions" : "likes";
  const fields = `comments.limit(0).summary(true),${kind}.limit(0).summary(true)${isPost ? ",shares" : ""}`;
  const path = `/${remoteId}`;
  const counts = await callGraph(io, { ...page, path, query: { fields }, phase: "read", answer: Counts });
  const { comments, shares } = counts;
  return {
    reactions: counts[kind]?.summary.total_count ?? 0,
    comments: comments?.summary.total_count ?? 0,
    ...(isPost ? { shares: shares?.count ?? 0, ...(await readMetrics(io, page, remoteId)) } : {}),
  };
}

async function readMetrics(
  io: NetworkIo,
  page: FacebookPage,
  id: string,
): Promise<{ [metric: string]: number }> {
  try {
    const query = { metric: METRICS.join(",") };
    const { data } = await callGraph(io, {
      ...page,
      path: `/${id}/insights`,
      query,
      phase: "read",
      answer: Metrics,
    });
    return Object.fromEntries(
      data.flatMap(({ name, values }) => {
        const value = values.at(-1)?.value;
        return typeof value === "number" ? [[name.replace("post_", ""), value]] : [];
      }),
    );
  } catch (error) {
    // `read_insights` is a wish: without it, or without a metric of Meta's, the counts above still stand.
    const isMissing =
      error instanceof NetworkError && (error.kind === "reconnect" || error.kind === "refused");
    if (isMissing && error.code !== "GRAPH_190") return {};
    throw error;
  }
}
