import type { Connection, ValidatePostOutput } from "@planrrr/contract";
import { networkNames } from "@planrrr/ui";

type Price = ValidatePostOutput["connections"][number]["price"];

/** `X charges 0.20 USD for it. It has a link.` */
export function priceWords(price: Price, network: Connection["network"]): string {
  return price ? `${networkNames[network]} charges ${amountWords(price.amount)} for it. ${price.reason}` : "";
}

/** What all of it costs: ` It costs 0.20 USD on X.` Nothing where it is free. */
export function costWords(check: ValidatePostOutput | undefined): string {
  const priced = (check?.connections ?? []).filter(({ price }) => price);
  if (priced.length === 0) return "";
  const sum = priced.reduce((total, { price }) => total + (price?.amount ?? 0), 0);
  const names = [...new Set(priced.map(({ network }) => networkNames[network]))];
  return ` It costs ${amountWords(sum)} on ${names.join(" and ")}.`;
}

/** Thousandths of a dollar are told, more is not: `0.20 USD`, `0.015 USD`. */
function amountWords(amount: number): string {
  const thousandths = Math.round(amount * 1000);
  return `${(thousandths / 1000).toFixed(thousandths % 10 === 0 ? 2 : 3)} USD`;
}
