import type { JsonLdSource } from "../sources/source.ts";
import type { HtmlPage } from "./html-page.ts";
import type { RawBundle } from "./raw-bundle.ts";
import { isItem, type Item, readItems } from "./schema-org/read-items.ts";
import { readPrice } from "./schema-org/read-price.ts";
import { textOf } from "./schema-org/text-of.ts";

const products = [
  "Product",
  "ProductGroup",
  "IndividualProduct",
  "ProductModel",
  "Service",
  "SoftwareApplication",
];
const offers = ["Offer", "OfferForPurchase", "Demand"];

/** Each offer of a page, with what it is an offer of. */
export function extractJsonLd(source: Pick<JsonLdSource, "defaults">, page: HtmlPage): RawBundle[] {
  const found: RawBundle[] = [];
  for (const item of readItems(page)) collect(item, undefined, { ...source.defaults }, page.url, found);
  return found;
}

function collect(
  item: Item,
  product: Item | undefined,
  defaults: RawBundle,
  base: string,
  found: RawBundle[],
): void {
  if (item.types.some((type) => offers.includes(type))) {
    const of = item.properties["itemOffered"]?.find(isItem) ?? product;
    found.push(toRaw(item, of, defaults, base));
    return;
  }
  const here = item.types.some((type) => products.includes(type)) ? item : product;
  const wrapped = item.types.includes("AggregateOffer") ? product : here;
  for (const held of Object.values(item.properties).flat())
    if (isItem(held)) collect(held, wrapped, defaults, base, found);
}

function toRaw(offer: Item, product: Item | undefined, defaults: RawBundle, base: string): RawBundle {
  const first = (...properties: string[]) => {
    for (const item of [offer, product])
      for (const property of properties) {
        const text = item && textOf(item, property);
        if (text !== undefined) return text;
      }
    return undefined;
  };
  const url = absolute(first("url"), base);
  const name = product && textOf(product, "name");
  const own = textOf(offer, "name");
  const title = name !== undefined && own !== undefined && own !== name ? `${name}: ${own}` : (own ?? name);
  const { price, currency, billingPeriod, ...intro } = readPrice(offer);
  const raw: RawBundle = {
    sourceId: first("sku", "@id", "productID", "identifier") ?? url ?? title,
    provider: first("brand", "provider", "seller", "offeredBy") ?? defaults.provider,
    title,
    description: first("description"),
    services: product?.properties["isRelatedTo"]?.filter(isItem).map((item) => textOf(item, "name")),
    category: first("category") ?? defaults.category,
    audience: first("eligibleCustomerType", "audience") ?? defaults.audience,
    region: first("eligibleRegion", "areaServed"),
    url,
    price,
    currency: price === undefined ? undefined : (currency ?? defaults.currency),
    billingPeriod: billingPeriod ?? defaults.billingPeriod,
    ...intro,
    validFrom: textOf(offer, "validFrom") ?? textOf(offer, "availabilityStarts"),
    validUntil: first("priceValidUntil", "validThrough", "availabilityEnds"),
  };
  return Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== undefined));
}

function absolute(url: string | undefined, base: string): string | undefined {
  return url !== undefined && URL.canParse(url, base) ? new URL(url, base).href : undefined;
}
