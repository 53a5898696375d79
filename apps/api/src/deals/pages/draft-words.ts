import { type FoundBundle, sayPrice } from "@planrrr/contract";

/** What a post about a deal may begin with; whoever writes it goes on from there. */
export function draftWords(deal: FoundBundle, origin: string): string {
  const { amount, terms } = sayPrice(deal);
  const price =
    deal.priceMinor === null && deal.introPriceMinor === null ? "" : `: ${amount} ${terms}`.trimEnd();
  return `${deal.title} from ${deal.provider}${price}.\n\n${origin}/deals/${encodeURIComponent(deal.id)}`.slice(
    0,
    2000,
  );
}
