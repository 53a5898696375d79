import { z } from "zod";
import { callGraph } from "../graph/call-graph.ts";
import type { Audience, JsonObject, NetworkAccount, NetworkIo } from "../network.ts";
import { toPlace } from "./credentials.ts";

const Account = z.object({ followers_count: z.number().int() });

/** Exact. */
export async function readAudience(
  io: NetworkIo,
  account: NetworkAccount,
  credentials: JsonObject,
): Promise<Audience> {
  const place = toPlace(account, credentials);
  const call = {
    ...place,
    path: `/${place.accountId}`,
    query: { fields: "followers_count" },
    phase: "read",
  } as const;
  return { followers: (await callGraph(io, { ...call, answer: Account })).followers_count };
}
