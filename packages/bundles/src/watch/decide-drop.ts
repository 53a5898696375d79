import type { DropCondition } from "@planrrr/contract";
import type { DealStates } from "./deal-states.ts";

export interface WaitingPost {
  condition: DropCondition;
  priceMinor: number | null;
  currency: string | null;
  expiresAt: Date | null;
}

/** Whether this is the drop that a post waits for. What came too late, or in another currency, is not. */
export function isDrop(post: WaitingPost, { before, after, price }: DealStates, at: Date): boolean {
  if (after.status !== "active" || after.currency !== post.currency) return false;
  if (post.expiresAt !== null && at > post.expiresAt) return false;
  if (post.condition === "price-falls") return price !== null && price.after < price.before;
  if (post.priceMinor === null || after.priceMinor === null || after.priceMinor > post.priceMinor)
    return false;
  // To or below it now, and not before: a deal that comes back as cheap as it went has come down to it, too.
  const was = before?.status === "active" && before.currency === post.currency ? before.priceMinor : null;
  return was === null || was > post.priceMinor;
}
