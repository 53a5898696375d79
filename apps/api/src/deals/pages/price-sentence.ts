import type { PriceStep } from "@planrrr/bundles";
import { sayDay } from "./day-words.ts";
import { sayMoney } from "@planrrr/contract";

export interface PriceSentence {
  words: string;
  hasFallen: boolean;
}

/** What the price did last, in one sentence. */
export function sayLastStep(steps: readonly PriceStep[], currency: string | null, now: Date): PriceSentence {
  const told = steps.filter((step): step is PriceStep & { priceMinor: number } => step.priceMinor !== null);
  const [before, last] = [told.at(-2), told.at(-1)];
  const first = steps[0];
  if (!last || !first) return { words: "The price is not told", hasFallen: false };
  if (!before)
    return { words: `Unchanged since we first saw it on ${sayDay(first.at, now)}`, hasFallen: false };
  const difference = sayMoney(Math.abs(last.priceMinor - before.priceMinor), currency);
  const hasFallen = last.priceMinor < before.priceMinor;
  return { words: `${hasFallen ? "Fell" : "Rose"} by ${difference} on ${sayDay(last.at, now)}`, hasFallen };
}

/** The whole story of a price for those who can't see the line. */
export function sayAllSteps(steps: readonly PriceStep[], currency: string | null, now: Date): string {
  const parts = steps.map(
    ({ at, priceMinor }) => `${sayMoney(priceMinor, currency)} from ${sayDay(at, now)}`,
  );
  return `Price: ${parts.join(", ")}.`;
}
