import type { NetworkName } from "@planrrr/contract";

const threaded: ReadonlySet<NetworkName> = new Set(["bluesky", "mastodon", "x"]);

/** Whether a post can go on there in further posts, for pages, which load no network whole. */
export function hasThreads(network: NetworkName): boolean {
  return threaded.has(network);
}
