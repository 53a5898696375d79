import type { PublicationContent } from "@planrrr/contract";
import type { JsonObject, Network } from "@planrrr/networks";

export type Price = NonNullable<ReturnType<NonNullable<Network["price"]>>>;

/** What a post and all that goes under it cost together; the dearest of them says why. */
export function priceOf(
  network: Network,
  limits: JsonObject,
  contents: readonly PublicationContent[],
): Price | null {
  const prices = contents.flatMap((content) => network.price?.({ content, limits }) ?? []);
  const [dearest] = prices.toSorted((a, b) => b.amount - a.amount);
  if (!dearest) return null;
  const amount = Math.round(prices.reduce((sum, price) => sum + price.amount, 0) * 1000) / 1000;
  const reason = prices.length > 1 ? `${prices.length} posts. ${dearest.reason}` : dearest.reason;
  return { ...dearest, amount, reason };
}
