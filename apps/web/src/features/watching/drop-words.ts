import type { DealPost } from "@planrrr/contract";
import { sayMoney } from "@planrrr/contract/price-words";
import type { StateKind } from "@planrrr/ui";

/** What the post begins with; whoever prepares it goes on from there. */
export const dropText =
  "{{title}} from {{provider}} is {{price}} {{terms}} now. It was {{before}}.\n\n{{link}}";

/** What it waits for, in words. */
export function sayCondition({ condition, priceMinor, currency }: DealPost): string {
  return condition === "price-falls"
    ? "Goes out when the price falls"
    : `Goes out when the price is ${sayMoney(priceMinor, currency)} or less`;
}

export const dropStates: { [status in DealPost["status"]]: { kind: StateKind; words: string } } = {
  WAITING: { kind: "waiting", words: "Waits for the drop" },
  DUE: { kind: "now", words: "Its deal has dropped: the post is being made" },
  RELEASED: { kind: "out", words: "Its deal has dropped, the post is made" },
  FAILED: { kind: "failed", words: "The post could not be made" },
  EXPIRED: { kind: "cancelled", words: "Over: the deal did not drop in time" },
  CANCELLED: { kind: "cancelled", words: "Cancelled" },
};
