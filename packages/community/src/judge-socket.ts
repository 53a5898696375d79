import { communityLimits, communityPing } from "@planrrr/contract/community";

/** Times in ms. */
export interface HeardSocket {
  openedAt: number;
  /** Its last message or ping. */
  heardAt: number;
}

/** A line that died without a word is found by its silence alone. */
export function isSilent({ heardAt }: HeardSocket, now: number): boolean {
  return now - heardAt > 3 * communityPing.periodMs;
}

/** Who was taken out of the team since must not stay for as long as the line holds. */
export function isTooOld({ openedAt }: HeardSocket, now: number): boolean {
  return now - openedAt > communityLimits.socketAgeMs;
}
