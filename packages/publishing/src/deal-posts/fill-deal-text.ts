import { type BillingPeriod, fillTemplate, sayMoney, sayPeriod } from "@planrrr/contract";

export interface FilledDeal {
  id: string;
  title: string;
  provider: string;
  priceMinor: number | null;
  priceBeforeMinor: number | null;
  currency: string | null;
  billingPeriod: string | null;
}

/** The words as they go out, with the deal as it stands when it drops; and the variables that nobody knows. */
export function fillDealText(
  text: string,
  deal: FilledDeal,
  origin: string,
): { text: string; missing: string[] } {
  return fillTemplate(text, {
    title: deal.title,
    provider: deal.provider,
    price: sayMoney(deal.priceMinor, deal.currency),
    before: sayMoney(deal.priceBeforeMinor, deal.currency),
    terms: sayPeriod(deal.billingPeriod as BillingPeriod | null),
    link: `${origin}/deals/${encodeURIComponent(deal.id)}`,
  });
}
