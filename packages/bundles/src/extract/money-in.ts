export interface Money {
  /** As it stands there: `$5.99`. */
  price: string;
  /** As it stands there: `month`, `mo`. Undefined: none is told. */
  billingPeriod: string | undefined;
}

const amount = /([$€£])\s?(\d[\d,. ]*\d|\d)\s*(?:(?:\/|per|a)\s*(day|week|month|mo|quarter|year|yr)\b)?/gi;

/** Every price of a sentence, with the period it is told for. */
export function moneyIn(text: string): Money[] {
  return [...text.matchAll(amount)].map(([, sign, digits, period]) => ({
    price: `${sign}${digits?.trim()}`,
    billingPeriod: period?.toLowerCase(),
  }));
}
