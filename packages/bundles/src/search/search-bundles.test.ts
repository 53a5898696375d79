import { SearchBundlesInput } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { createTestDatabase } from "@planrrr/database/testing";
import { eq, sql } from "drizzle-orm";
import { beforeAll, expect, inject, test } from "vitest";
import { countByHand, countsOf } from "../testing/count-by-hand.ts";
import { fillCatalogue } from "../testing/fill-catalogue.ts";
import { generateDeal, type MadeDeal } from "../testing/generate-deals.ts";
import type { CatalogueContext } from "./catalogue-context.ts";
import { foldFacets } from "./fold-facets.ts";
import { listFacets } from "./list-facets.ts";
import { openCatalogue } from "./open-catalogue.ts";
import { searchBundles } from "./search-bundles.ts";

const deals: MadeDeal[] = Array.from({ length: Number(process.env["DEALS"] ?? 3000) }, (_, number) =>
  generateDeal(7, number),
);
const asOf = Date.parse("2026-11-23T12:00:00Z");
let ctx: CatalogueContext;

beforeAll(async () => {
  const { db, close } = await createTestDatabase(inject("postgresUrl"));
  await fillCatalogue(db, { seed: 7, count: deals.length });
  ctx = { db, now: () => new Date(asOf), catalogue: openCatalogue(db), cursorKey: "a key for tests" };
  return close;
});

const search = (query: object) => searchBundles(ctx, SearchBundlesInput.parse(query));

test.each([
  {},
  { q: "streaming" },
  { q: "streaming lan" },
  { q: "STREAMÍNG  provider" },
  { status: "active,inactive", category: "music" },
  { q: "streaming", category: "music,video", region: "US", audience: "student" },
  { category: "news", region: ["DE", "FR"], currency: "EUR", minPrice: 500, maxPrice: 2500 },
  { now: "ends-soon", category: "music" },
  { provider: deals[3]?.provider ?? "", region: "US,GB" },
  { category: "there is none" },
])("total and facets of %j are what counting by hand gives", async (query) => {
  const found = await search(query);
  const expected = countByHand(deals, SearchBundlesInput.parse(query), asOf);
  expect(found.total).toBe(expected.total);
  const counts = countsOf(found);
  // Providers are many: the 200 most frequent are told.
  const told = Object.entries(counts["provider"] ?? {});
  expect(told.length).toBe(Math.min(200, Object.keys(expected.facets["provider"] ?? {}).length));
  for (const [value, count] of told) expect(expected.facets["provider"]?.[value]).toBe(count);
  expect({ ...counts, provider: null }).toEqual({ ...expected.facets, provider: null });
});

test.each(["relevance", "price", "newest", "ending", "fell"] as const)(
  "page after page by %s brings every deal once, in order",
  async (sort) => {
    const query = { q: "streaming", category: "music,video", region: "US", sort, limit: 100 };
    const expected = countByHand(deals, SearchBundlesInput.parse(query), asOf);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await search({ ...query, cursor });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(new Set(seen)).toEqual(expected.ids);
    expect(seen).toHaveLength(expected.total);
  },
);

test("a beginning of a word and a slip of the keys find what was meant", async () => {
  const { total } = await search({ q: "streaming" });
  expect(await search({ q: "strea" })).toMatchObject({ total, corrected: null });
  expect(await search({ q: "strreaming" })).toMatchObject({ total, corrected: "streaming" });
  expect(await search({ q: "qqqqqqqq" })).toMatchObject({ total: 0, items: [], corrected: null });
});

test("words that come later are begun and mistyped like all others", async () => {
  const { bundles: b } = schema;
  const [one, two] = deals.filter(({ status }) => status === "active").slice(-2);
  const rename = (id: string | undefined, title: string) =>
    ctx.db
      .update(b)
      .set({ title })
      .where(eq(b.id, id ?? ""));
  await rename(one?.id, "Zebras quarterly");
  await rename(two?.id, "Aardvark zebrafish");
  const begun = (await search({ q: "zeb" })).items.map(({ id }) => id);
  expect(new Set(begun)).toEqual(new Set([one?.id, two?.id]));
  expect((await search({ q: "aardv" })).items).toMatchObject([{ id: two?.id }]);
  expect(await search({ q: "aardwark" })).toMatchObject({ total: 1, corrected: "aardvark" });
  // More new words than are put in one by one.
  const many = Array.from({ length: 150 }, (_, at) => `qw${at}qw`).join(" ");
  await rename(one?.id, many);
  expect((await search({ q: "qw14" })).items).toMatchObject([{ id: one?.id }]);
  expect((await search({ q: "aardv" })).items).toMatchObject([{ id: two?.id }]);
});

test("what is committed is found at once, by every copy of the catalogue, and all say the same of it", async () => {
  const other = { ...ctx, catalogue: openCatalogue(ctx.db) };
  await searchBundles(other, SearchBundlesInput.parse({}));
  const { bundles: b } = schema;
  const id = deals[0]?.id ?? "";
  const before = await search({ status: "active,inactive" });
  await ctx.db.update(b).set({ title: "Xylophones quarterly", status: "active" }).where(eq(b.id, id));
  for (const one of [ctx, other])
    expect((await searchBundles(one, SearchBundlesInput.parse({ q: "xylophone" }))).items).toMatchObject([
      { id },
    ]);
  await ctx.db.delete(b).where(eq(b.id, id));
  expect((await search({ status: "active,inactive" })).total).toBe(before.total - 1);
  const versions = await Promise.all(
    [ctx, other].map(async ({ catalogue }) => (await catalogue.current()).index.version),
  );
  expect(versions[0]).toBe(versions[1]);
  const fresh = await openCatalogue(ctx.db).current();
  expect(fresh.index.version).toBe(versions[0]);
});

test("while a search lets others work, the index stays as it is; what is written meanwhile comes with the next", async () => {
  const { bundles: b } = schema;
  const { catalogue } = ctx;
  const deal = deals.find(({ status, category }) => status === "active" && category === "music");
  const before = (await catalogue.current()).index.version;
  const [begun, over] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const using = catalogue.use(async ({ index }) => {
    begun.resolve();
    await over.promise;
    return index.version;
  });
  await begun.promise;
  await ctx.db
    .update(b)
    .set({ category: "news" })
    .where(eq(b.id, deal?.id ?? ""));
  const next = catalogue.current();
  const said: string[] = [];
  void next.then(() => said.push("next"));
  await ctx.db.execute(sql`select pg_sleep(0.05)`);
  expect(said).toEqual([]);
  over.resolve();
  expect(await using).toBe(before);
  expect((await next).index.version).not.toBe(before);
  // One that fails keeps nobody waiting.
  await expect(catalogue.use(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect((await search({ category: "news" })).total).toBeGreaterThan(0);
});

test("a price that falls is told until it rises", async () => {
  const { bundles: b } = schema;
  const deal = deals
    .slice(1)
    .find(({ priceMinor, status }) => priceMinor !== null && priceMinor > 100 && status === "active");
  if (!deal) throw new Error("No such deal was made.");
  const at = new Date(asOf - 86_400_000);
  const set = (priceMinor: number) =>
    ctx.db.update(b).set({ priceMinor, lastChangedAt: at }).where(eq(b.id, deal.id));
  await set(50);
  expect((await search({ now: "price-fell" })).items).toMatchObject([
    { id: deal.id, priceFellAt: at.toISOString() },
  ]);
  await set(60);
  expect((await search({ now: "price-fell" })).total).toBe(0);
});

test("the counts in bundle_facets are exact, before and after they are folded", async () => {
  const { bundles: b } = schema;
  const byHand = async () => {
    const rows = await ctx.db
      .select({ value: b.region, count: sql<number>`count(*)::int` })
      .from(b)
      .groupBy(b.region);
    return Object.fromEntries(rows.map(({ value, count }) => [value, count]));
  };
  await ctx.db.update(b).set({ region: "AT" }).where(eq(b.category, "food"));
  await ctx.db.delete(b).where(eq(b.region, "PL"));
  const counted = async () =>
    Object.fromEntries((await listFacets(ctx, {})).region.map(({ value, count }) => [value, count]));
  expect(await counted()).toEqual(await byHand());
  await foldFacets(ctx.db);
  expect(await counted()).toEqual(await byHand());
  const found = await search({ status: "active,inactive" });
  expect(countsOf(found)["region"]).toEqual(await byHand());
});

test("a cursor of another search, a forged one and a price without a currency are refused in words", async () => {
  const { nextCursor } = await search({ q: "streaming" });
  await expect(search({ q: "other", cursor: nextCursor })).rejects.toThrow(/another search/);
  await expect(search({ q: "streaming", cursor: `x${nextCursor}` })).rejects.toThrow(/not made here/);
  await expect(search({ cursor: "' or 1=1 --" })).rejects.toThrow(/not made here/);
  await expect(search({ maxPrice: 100 })).rejects.toThrow(/currency/);
  await expect(search({ q: Array.from({ length: 30 }, (_, at) => `word${at}`).join(" ") })).rejects.toThrow(
    /words/,
  );
});
