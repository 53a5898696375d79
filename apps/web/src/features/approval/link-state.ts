import type { ReviewLinkListed } from "@planrrr/contract";
import type { StateKind } from "@planrrr/ui";
import type { Clock } from "../posts/post-state.ts";
import { sayWhen } from "../../time/say-when.ts";

export interface LinkState {
  kind: StateKind;
  words: string;
  /** Whether it still opens the post. */
  open: boolean;
}

/** How a review link stands, for whoever made it. */
export function linkState(
  { expiresAt, usedAt }: Pick<ReviewLinkListed, "expiresAt" | "usedAt">,
  { now, timeZone }: Clock,
): LinkState {
  if (usedAt) return { kind: "out", words: `Decided ${sayWhen(usedAt, timeZone, now)}`, open: false };
  if (expiresAt <= now)
    return { kind: "fix", words: `Its time was over ${sayWhen(expiresAt, timeZone, now)}`, open: false };
  return { kind: "waiting", words: `Good until ${sayWhen(expiresAt, timeZone, now)}`, open: true };
}
