import { type DealAlertKind, type SavedQuery, sayMoney, sayPeriod, sayPrice } from "@planrrr/contract";
import type { AskedWord } from "../search/resolve-words.ts";
import type { DealStates } from "./deal-states.ts";
import { matchesQuery } from "./matches-query.ts";

export interface Watched {
  query: SavedQuery;
  asked: readonly AskedWord[];
  bundleId: string | null;
}

export interface DecidedAlert {
  kind: DealAlertKind;
  words: string;
}

/** What somebody is to hear of one deal after one run; null: nothing. */
export function decideAlert(watched: Watched, states: DealStates, asOf: Date): DecidedAlert | null {
  if (watched.bundleId !== null) return watched.bundleId === states.after.id ? ofOneDeal(states) : null;
  const finds = (deal: DealStates["before"]) =>
    deal !== null && matchesQuery(watched.query, watched.asked, deal, asOf);
  if (!finds(states.after)) return null;
  if (hasFallen(states)) return { kind: "price-fell", words: priceWords(states) };
  if (finds(states.before)) return null;
  const price = sayWhole(states);
  return {
    kind: "appeared",
    words:
      states.before === null
        ? `New: ${price}`
        : states.before.status === "inactive"
          ? `To be had again: ${price}`
          : `Now it is what you look for: ${price}`,
  };
}

function ofOneDeal(states: DealStates): DecidedAlert {
  const { before, after, price } = states;
  if (before?.status !== "inactive" && after.status === "inactive")
    return { kind: "ended", words: "It is over: its page no longer shows it" };
  if (before === null) return { kind: "appeared", words: `New: ${sayWhole(states)}` };
  if (before.status !== after.status)
    return { kind: "appeared", words: `To be had again: ${sayWhole(states)}` };
  if (price) return { kind: hasFallen(states) ? "price-fell" : "price-rose", words: priceWords(states) };
  return { kind: "changed", words: "What its page tells about it has changed" };
}

const hasFallen = ({ price }: DealStates) => price !== null && price.after < price.before;

function priceWords({ after, price }: DealStates): string {
  if (!price) return sayWhole({ after });
  const verb = price.after < price.before ? "Fell" : "Rose";
  const [from, to] = [sayMoney(price.before, after.currency), sayMoney(price.after, after.currency)];
  return `${verb} from ${from} to ${to} ${sayPeriod(after.billingPeriod)}`.trim();
}

function sayWhole({ after }: Pick<DealStates, "after">): string {
  const { amount, terms } = sayPrice(after);
  return `${amount} ${terms}`.trim();
}
