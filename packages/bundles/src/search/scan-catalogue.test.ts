import { expect, test } from "vitest";
import { generateDeal } from "../testing/generate-deals.ts";
import { createCatalogueIndex } from "./catalogue-index.ts";
import { type Scan, scanCatalogue } from "./scan-catalogue.ts";

const index = createCatalogueIndex();
for (let number = 0; number < 1000; number += 1) {
  const { firstSeenAt, validUntil, ...deal } = generateDeal(5, number);
  index.put({
    ...deal,
    xid: 1,
    firstSeenAt: firstSeenAt.getTime(),
    validUntil: validUntil?.getTime() ?? null,
    priceFellAt: null,
  });
}

const whole: Scan = {
  words: [],
  values: { status: ["active"] },
  now: [],
  minPrice: undefined,
  maxPrice: undefined,
  sort: "newest",
  limit: 20,
  after: undefined,
  asOf: Date.parse("2026-11-23T12:00:00Z"),
};

test.each<[string, Partial<Scan>]>([
  ["all deals", {}],
  ["a word, by how well it fits", { words: [{ stem: "stream" }], sort: "relevance" }],
  ["filters", { values: { status: ["active"], category: ["music"], region: ["US", "GB"] }, sort: "price" }],
  ["what is true now", { now: ["ends-soon"], sort: "ending" }],
  ["a price range", { minPrice: 500, maxPrice: 2000 }],
  ["a later page", { after: { order: -Date.parse("2026-06-01T00:00:00Z"), id: "" } }],
])("%s: piece by piece the same comes out as at once", async (_, change) => {
  const scan = { ...whole, ...change };
  const atOnce = await scanCatalogue(index, scan, 1000);
  expect(atOnce.total).toBeGreaterThan(0);
  for (const wordsAtOnce of [1, 7]) expect(await scanCatalogue(index, scan, wordsAtOnce)).toEqual(atOnce);
});

test("others get their turn while a walk is under way", async () => {
  const order: string[] = [];
  const walk = scanCatalogue(index, whole, 4).then(() => order.push("the walk"));
  setImmediate(() => order.push("somebody else"));
  await walk;
  expect(order).toEqual(["somebody else", "the walk"]);
});
