import type { GraphInstagram } from "../graph/types.ts";
import type { InstagramState } from "./types.ts";

export const QUOTA_SECONDS = 86_400;
const QUOTA = 100;

/** Posts in the last 24 hours; a carousel is one (network-facts §1). */
export function countQuota(state: InstagramState, account: GraphInstagram): { used: number; total: number } {
  const since = state.now() - QUOTA_SECONDS * 1000;
  const recent = [...state.media.values()].filter(
    (media) => media.instagramId === account.id && media.timestamp > since,
  );
  return { used: recent.length, total: state.options.publishingQuota ?? QUOTA };
}
