import { z } from "zod";
import { callGraph } from "../graph/call-graph.ts";
import type { Audience, JsonObject, NetworkAccount, NetworkIo } from "../network.ts";
import { toPage } from "./page.ts";

const Page = z.object({
  followers_count: z.number().int().optional(),
  fan_count: z.number().int().optional(),
});

/** Exact. Pages of the older kind have fans and no followers. */
export async function readAudience(
  io: NetworkIo,
  account: NetworkAccount,
  credentials: JsonObject,
): Promise<Audience> {
  const page = toPage(account, credentials);
  const query = { fields: "followers_count,fan_count" };
  const found = await callGraph(io, { ...page, path: `/${page.pageId}`, query, phase: "read", answer: Page });
  return { followers: found.followers_count ?? found.fan_count ?? 0 };
}
