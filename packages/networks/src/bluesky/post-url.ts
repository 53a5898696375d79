import type { NetworkAccount } from "../network.ts";

/** Where a person sees it; the app shows posts of every PDS. */
export function toPostUrl(account: NetworkAccount, rkey: string): string {
  return `https://bsky.app/profile/${account.handle.replace(/^@/, "")}/post/${rkey}`;
}

export function toPostUri(account: NetworkAccount, rkey: string): string {
  return `at://${account.id}/app.bsky.feed.post/${rkey}`;
}
