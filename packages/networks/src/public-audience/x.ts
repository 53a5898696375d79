import { z } from "zod";
import type { NetworkIo } from "../network.ts";
import { callX } from "../x/call-x.ts";
import { pick } from "./pick.ts";
import type { SourceOf } from "./source.ts";
import { type PublicAudience, toAudience } from "./to-audience.ts";

/** By the app's bearer token; `account` is an id, or a name as people write it. */
export async function readX(
  io: NetworkIo,
  { service, account, token }: SourceOf<"x">,
): Promise<PublicAudience> {
  const name = encodeURIComponent(account.replace(/^@/, ""));
  const path = /^\d+$/.test(account) ? `/2/users/${name}` : `/2/users/by/username/${name}`;
  const query = { "user.fields": "public_metrics" };
  const call = { service, accessToken: token, path, query, phase: "read", answer: z.unknown() } as const;
  return toAudience(pick((await callX(io, call)).body, "data.public_metrics.followers_count"));
}
