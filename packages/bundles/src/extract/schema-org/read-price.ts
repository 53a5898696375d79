import { isItem, type Item } from "./read-items.ts";
import { textOf } from "./text-of.ts";

export interface OfferPrice {
  price?: string | undefined;
  currency?: string | undefined;
  billingPeriod?: string | undefined;
  introPrice?: string | undefined;
  introPeriods?: string | undefined;
}

/**
 * What an offer costs: its own price, or its price specifications. Of several, the one that begins later is the price
 * and the one that ends is the introduction (schema.org's billingStart and billingDuration). A range is no price.
 */
export function readPrice(offer: Item): OfferPrice {
  const specifications = offer.properties["priceSpecification"]?.filter(isItem).flatMap(parts) ?? [];
  const priced = specifications.filter((each) => textOf(each, "price") !== undefined);
  const lasting = priced.find((each) => startOf(each) > 0) ?? priced.find((each) => !ends(each)) ?? priced[0];
  const intro = priced.find((each) => each !== lasting && ends(each) && startOf(each) === 0);
  const currency = textOf(offer, "priceCurrency") ?? (lasting ? textOf(lasting, "priceCurrency") : undefined);
  return {
    price: (lasting ? textOf(lasting, "price") : undefined) ?? textOf(offer, "price"),
    currency,
    billingPeriod: lasting && periodOf(lasting),
    introPrice: intro && textOf(intro, "price"),
    introPeriods: intro && textOf(intro, "billingDuration"),
  };
}

/** A CompoundPriceSpecification holds others. */
function parts(specification: Item): Item[] {
  const held = specification.properties["priceComponent"]?.filter(isItem) ?? [];
  return held.length > 0 ? held : [specification];
}

const startOf = (specification: Item) => Number(textOf(specification, "billingStart") ?? 0) || 0;
const ends = (specification: Item) => /^\d+$/.test(textOf(specification, "billingDuration") ?? "");

/** UN/CEFACT's codes of units, and ISO 8601's spans. */
const units: { [code: string]: string } = {
  DAY: "day",
  WEE: "week",
  MON: "month",
  QAN: "quarter",
  ANN: "year",
};

function periodOf(specification: Item): string | undefined {
  const quantity = specification.properties["referenceQuantity"]?.find(isItem);
  const code = textOf(specification, "unitCode") ?? (quantity ? textOf(quantity, "unitCode") : undefined);
  const many = quantity ? textOf(quantity, "value") : undefined;
  if (code !== undefined && (many === undefined || many === "1")) return units[code.toUpperCase()];
  const span = textOf(specification, "billingDuration");
  return span !== undefined && /^P1[DWMY]$/i.test(span) ? spans[span.toUpperCase()] : undefined;
}

const spans: { [span: string]: string } = { P1D: "day", P1W: "week", P1M: "month", P1Y: "year" };
