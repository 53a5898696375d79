import { withRoom } from "./growing-array.ts";
import type { DealFacts } from "./deal-facts.ts";

/** Behind everything that has a number; a whole number, so that it travels in a cursor. */
export const last = Number.MAX_SAFE_INTEGER;

/** The numbers of every deal by slot, ready to be compared: less comes first. `last` where nothing is told. */
export interface NumberColumns {
  set(slot: number, facts: DealFacts): void;
  readonly price: Float64Array;
  readonly priceOrder: Float64Array;
  readonly newest: Float64Array;
  readonly ends: Float64Array;
  readonly fell: Float64Array;
}

export function createNumberColumns(): NumberColumns {
  const columns = {
    price: new Float64Array(64),
    priceOrder: new Float64Array(64),
    newest: new Float64Array(64),
    ends: new Float64Array(64),
    fell: new Float64Array(64),
    set,
  };
  function put(name: Exclude<keyof typeof columns, "set">, slot: number, value: number): void {
    columns[name] = withRoom(columns[name], slot + 1);
    columns[name][slot] = value;
  }
  function set(slot: number, facts: DealFacts): void {
    put("price", slot, facts.priceMinor ?? last);
    put("priceOrder", slot, priceOrder(facts));
    put("newest", slot, -facts.firstSeenAt);
    put("ends", slot, facts.validUntil ?? last);
    put("fell", slot, facts.priceFellAt === null ? last : -facts.priceFellAt);
  }
  return columns;
}

const mostMinor = 1e11;

/** Amounts of one currency stand together, by its code: they can't be compared across. */
function priceOrder({ priceMinor, currency }: DealFacts): number {
  if (priceMinor === null || currency === null) return last;
  let code = 0;
  for (const letter of currency) code = code * 26 + (letter.charCodeAt(0) - 65);
  return code * mostMinor + Math.min(priceMinor, mostMinor - 1);
}
