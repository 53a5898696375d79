import { classifyBluesky } from "../bluesky/classify-bluesky.ts";
import { classifyMastodon } from "../mastodon/classify-mastodon.ts";
import type { NetworkIo } from "../network.ts";
import { ask } from "./ask.ts";
import { pick } from "./pick.ts";
import type { SourceOf } from "./source.ts";
import { type PublicAudience, toAudience } from "./to-audience.ts";

/** The public view of Bluesky needs no sign-in; `account` is a handle or a DID. */
export async function readBluesky(
  io: NetworkIo,
  { service, account }: SourceOf<"bluesky">,
): Promise<PublicAudience> {
  const url = new URL("/xrpc/app.bsky.actor.getProfile", service);
  url.searchParams.set("actor", account.replace(/^@/, ""));
  const answer = await ask(io, url, {}, (call, outcome) => classifyBluesky(call, outcome, "read", io.now()));
  return toAudience(pick(answer, "followersCount"));
}

/** Any server tells of its own people; `account` is a name there: `gargron`. */
export async function readMastodon(
  io: NetworkIo,
  { service, account }: SourceOf<"mastodon">,
): Promise<PublicAudience> {
  const url = new URL("/api/v1/accounts/lookup", service);
  url.searchParams.set("acct", account.replace(/^@/, ""));
  const answer = await ask(io, url, {}, (call, outcome) => classifyMastodon(call, outcome, "read", io.now()));
  return toAudience(pick(answer, "followers_count"));
}
