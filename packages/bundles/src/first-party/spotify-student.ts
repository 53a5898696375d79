import { type HtmlPage, textAt } from "../extract/html-page.ts";
import { moneyIn } from "../extract/money-in.ts";
import type { RawBundle } from "../extract/raw-bundle.ts";

/** The student plan, whose offer reads "Free for 1 month, then $5.99/month after". */
export function extract(page: HtmlPage): RawBundle[] {
  const { $ } = page;
  const plan = '[data-plan="student"]';
  const offer = textAt(page, `${plan} .offer`);
  const title = textAt(page, `${plan} h1, ${plan} h2`);
  if (offer === undefined || title === undefined) return [];
  const prices = moneyIn(offer);
  const last = prices.at(-1);
  const free = /free for (\d+) months?/i.exec(offer)?.[1];
  const reduced = /(\d+) months? for \$/i.exec(offer)?.[1];
  return [
    {
      sourceId: "premium-student",
      provider: "Spotify",
      title,
      description: offer,
      services: $(`${plan} .benefits li`)
        .toArray()
        .map((item) => $(item).text()),
      category: "Music",
      audience: "Students",
      url: page.url,
      currency: "USD",
      price: last?.price,
      billingPeriod: last?.billingPeriod,
      ...(free === undefined ? {} : { introPrice: "0", introPeriods: free }),
      ...(reduced === undefined || prices.length < 2
        ? {}
        : { introPrice: prices[0]?.price, introPeriods: reduced }),
      eligibility: textAt(page, `${plan} .terms`),
      validUntil: endOf(offer),
    },
  ];
}

/** "Offer ends December 31, 2026." */
function endOf(text: string): string | undefined {
  const [, month, day, year] = /ends? (?:on )?([A-Z][a-z]+) (\d{1,2}), (\d{4})/.exec(text) ?? [];
  const time = month === undefined ? Number.NaN : Date.parse(`${day} ${month} ${year} UTC`);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10);
}
