import { expect, test } from "vitest";
import { readRecords } from "../runs/read-records.ts";
import { extractJsonLd } from "./extract-json-ld.ts";
import { openHtml } from "./html-page.ts";

const defaults = { provider: "Shop", category: "Streaming" };
const read = (html: string) => {
  const raw = extractJsonLd({ defaults }, openHtml("https://shop.example/bundles", html));
  return readRecords({ region: "US" }, raw);
};
const block = (text: string) => `<script type="application/ld+json">${text}</script>`;

test("a product's offer: price, period, introduction and end, in our words", () => {
  const product = {
    "@context": "https://schema.org",
    "@type": "Product",
    name: "Everything bundle",
    sku: "every-1",
    brand: { "@type": "Brand", name: "Lumen" },
    offers: {
      "@type": "Offer",
      url: "/every",
      priceCurrency: "EUR",
      priceValidUntil: "2027-01-31",
      priceSpecification: [
        { "@type": "UnitPriceSpecification", price: 4.99, billingDuration: 3, unitCode: "MON" },
        { "@type": "UnitPriceSpecification", price: 9.99, billingStart: 3, unitCode: "MON" },
      ],
    },
  };
  const { bundles, problems } = read(block(JSON.stringify(product)));
  expect(problems).toEqual([]);
  expect(bundles).toEqual([
    {
      sourceId: "every-1",
      provider: "Lumen",
      title: "Everything bundle",
      services: [],
      category: "Streaming",
      region: "US",
      url: "https://shop.example/every",
      priceMinor: 999,
      currency: "EUR",
      billingPeriod: "month",
      introPriceMinor: 499,
      introPeriods: 3,
      validUntil: "2027-01-31T00:00:00.000Z",
      details: {},
    },
  ]);
});

test.each([
  [
    "a comma too many",
    '{"@type":"Product","name":"Duo","offers":{"@type":"Offer","price":"5","priceCurrency":"USD",},}',
  ],
  [
    "quotes that are none",
    "{'@type':'Product','name':'Duo','offers':{'@type':'Offer','price':'5','priceCurrency':'USD'}}",
  ],
  [
    "a comment around it",
    '<!-- {"@type":"Product","name":"Duo","offers":{"@type":"Offer","price":5,"priceCurrency":"USD"}} -->',
  ],
  [
    "an end that is missing",
    '{"@type":"Product","name":"Duo","offers":{"@type":"Offer","price":5,"priceCurrency":"USD"}',
  ],
  [
    "a graph",
    '{"@graph":[{"@type":"WebPage"},{"@type":["Product"],"name":"Duo","offers":[{"@type":"Offer","price":5,"priceCurrency":"USD"}]}]}',
  ],
])("a block with %s is read", (_, text) => {
  expect(read(block(text)).bundles).toMatchObject([{ sourceId: "Duo", title: "Duo", priceMinor: 500 }]);
});

test("microdata is read as well", () => {
  const { bundles } = read(`<div itemscope itemtype="https://schema.org/Product">
    <h1 itemprop="name">Trio</h1><span itemprop="sku">t3</span>
    <div itemprop="offers" itemscope itemtype="http://schema.org/Offer">
      <meta itemprop="priceCurrency" content="GBP"><span itemprop="price" content="7.50">£7.50</span>
    </div></div>`);
  expect(bundles).toMatchObject([{ sourceId: "t3", title: "Trio", priceMinor: 750, currency: "GBP" }]);
});

test("a range is no price, and what is no offer is no deal", () => {
  const ranged = read(
    block(
      '{"@type":"Product","name":"A","offers":{"@type":"AggregateOffer","lowPrice":1,"highPrice":9,"priceCurrency":"USD"}}',
    ),
  );
  expect(ranged.bundles).toEqual([]);
  expect(read(block('{"@type":"Article","name":"Ten deals"}')).bundles).toEqual([]);
  expect(read(block("not even close")).bundles).toEqual([]);
  expect(read("").bundles).toEqual([]);
});

test("an offer whose price can't be used is named, not guessed", () => {
  const { bundles, problems } = read(
    block(
      '{"@type":"Product","name":"A","offers":{"@type":"Offer","price":"40% OFF","priceCurrency":"USD"}}',
    ),
  );
  expect(bundles).toEqual([]);
  expect(problems).toEqual(['A: price "40% OFF" is no amount of USD']);
});

test("things within things without end are cut off", () => {
  const deep = `${'{"@type":"Product","isRelatedTo":'.repeat(2000)}1${"}".repeat(2000)}`;
  expect(read(block(deep)).bundles).toEqual([]);
});
