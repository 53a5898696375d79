import { z } from "zod";
import type { NetworkIo } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { callMastodon } from "./call-mastodon.ts";
import type { MastodonCredentials } from "./credentials.ts";

const OwnStatus = z.object({
  id: z.string(),
  url: z.url().nullish().catch(undefined),
  uri: z.string().catch(""),
  content: z.string().catch(""),
  spoiler_text: z.string().catch(""),
  visibility: z.string(),
  in_reply_to_id: z.string().nullish().catch(undefined),
  media_attachments: z.array(z.object({ id: z.string() })).catch([]),
});
export type OwnStatus = z.infer<typeof OwnStatus>;

/** The account's own posts as its owner sees them, whatever their visibility. */
export async function listOwnStatuses(
  io: NetworkIo,
  credentials: MastodonCredentials,
  accountId: string,
  query: { [key: string]: string },
): Promise<OwnStatus[]> {
  const call = {
    ...credentials,
    path: `/api/v1/accounts/${encodeURIComponent(accountId)}/statuses`,
    query: { exclude_reblogs: "true", ...query },
    phase: "read",
    answer: z.array(OwnStatus),
  } as const;
  try {
    return (await callMastodon(io, call)).body;
  } catch (error) {
    // Nobody's post is refused because its account is gone: the account's owner is asked.
    if (error instanceof NetworkError && (error.status === 404 || error.status === 410)) {
      const message = "This account is no longer on its server. Connect it again.";
      const { status, evidence } = error;
      throw new NetworkError({
        kind: "reconnect",
        code: "ACCOUNT_GONE",
        message,
        status,
        evidence,
        cause: error,
      });
    }
    throw error;
  }
}

const PAGE = 40;
const MAX_PAGES = 10;

/** All posts after an id, oldest first; `complete` is false when there are more than anybody posts. */
export async function listStatusesAfter(
  io: NetworkIo,
  credentials: MastodonCredentials,
  accountId: string,
  sinceId: string,
): Promise<{ statuses: OwnStatus[]; complete: boolean }> {
  const statuses: OwnStatus[] = [];
  let minId = sinceId;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    // min_id takes the posts right after it; since_id would take the newest and leave a gap.
    const found = await listOwnStatuses(io, credentials, accountId, { limit: String(PAGE), min_id: minId });
    const fresh = found
      .filter((status) => compareIds(status.id, minId) > 0)
      .toSorted((a, b) => compareIds(a.id, b.id));
    const last = fresh.at(-1);
    if (last === undefined) return { statuses, complete: true };
    statuses.push(...fresh);
    if (found.length < PAGE) return { statuses, complete: true };
    minId = last.id;
  }
  return { statuses, complete: false };
}

/** Ids are numbers too large for a number; forks use sortable text. */
export function compareIds(a: string, b: string): number {
  if (a.length !== b.length && /^\d+$/.test(a) && /^\d+$/.test(b)) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}
