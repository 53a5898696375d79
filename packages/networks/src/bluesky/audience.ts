import { z } from "zod";
import type { Audience, JsonObject, NetworkAccount, NetworkIo } from "../network.ts";
import { callXrpc } from "./call-xrpc.ts";
import { parseCredentials } from "./credentials.ts";
import { parseAnswer } from "./parse-answer.ts";

const METHOD = "app.bsky.actor.getProfile";
const Profile = z.object({ followersCount: z.number().int().nonnegative() });

/** Exact. The account's own server passes the question on to the network's index. */
export async function readBlueskyAudience(
  io: NetworkIo,
  { id }: NetworkAccount,
  stored: JsonObject,
): Promise<Audience> {
  const { pds, accessJwt: token } = parseCredentials(stored);
  const call = { service: pds, method: METHOD, phase: "read", token, query: { actor: id } } as const;
  const { followersCount } = parseAnswer(Profile, METHOD, await callXrpc(io, call), "read");
  return { followers: followersCount };
}
