import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fillCatalogue, generateDeal } from "@planrrr/bundles/testing";
import { schema } from "@planrrr/database";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { send } from "../testing/person.ts";
import { startTestApi, type TestApi } from "../testing/start-test-api.ts";

const frame = `<!doctype html><html><head><title>Deals</title><meta name="description" content="built"/><script>1</script></head><body><main id="main"></main></body></html>`;
const webDir = mkdtempSync(path.join(tmpdir(), "planrrr-pages-"));
const deal = generateDeal(5, 1);
const { bundles: b, bundleHistory: h, ingestionRuns: r } = schema;
let api: TestApi;

beforeAll(async () => {
  writeFileSync(path.join(webDir, "index.html"), "home");
  writeFileSync(path.join(webDir, "404.html"), "<p>nothing here</p>");
  writeFileSync(path.join(webDir, "deals.html"), frame);
  api = await startTestApi(
    { webDir, baseUrl: "https://planrrr.example" },
    { now: () => new Date("2026-11-28T12:00:00Z") },
  );
  const { db } = api.database;
  await fillCatalogue(db, { seed: 5, count: 60 });
  const hostile = `</script><script>alert(1)</script> & "quotes"`;
  await db
    .update(b)
    .set({ title: hostile, priceMinor: 399, currency: "USD", status: "active", validUntil: null })
    .where(eq(b.id, deal.id));
  await db.insert(r).values({ id: "run", source: "s", entryHash: "e" });
  const at = new Date("2026-11-20T00:00:00Z");
  await db
    .insert(h)
    .values({ bundleId: deal.id, runId: "run", field: "priceMinor", before: 599, after: 399, at });
});
afterAll(async () => {
  await api.close();
  rmSync(webDir, { recursive: true });
});

const get = (address: string, headers = {}) => send(api, "GET", address, undefined, headers);

test("the catalogue is HTML from the server, with a form that needs no script", async () => {
  const page = await get("/deals?q=streaming&category=music&utm_source=x");
  expect(page.status).toBe(200);
  expect(page.headers.get("content-type")).toContain("text/html");
  expect(page.text).toContain(`<h1 class="h1">Deals</h1>`);
  expect(page.text).toMatch(/name="category"\s+value="music"\s+checked/);
  expect(page.text).toContain(`<link rel="canonical" href="https://planrrr.example/deals" />`);
  expect(page.text).toContain(`content="noindex, follow"`);
  expect(page.text).toContain(`/watching?save=1&amp;q=streaming&amp;category=music"`);
  const policy = page.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("form-action 'self'");
  expect(policy).toContain("script-src 'self' 'sha256-");
  const etag = page.headers.get("etag") ?? "";
  const again = await get("/deals?q=streaming&category=music&utm_source=x", { "if-none-match": etag });
  expect(again.status).toBe(304);
});

test("a deal's page tells its price as a line, a sentence and a table, and by schema.org; its words stay words", async () => {
  const page = await get(`/deals/${deal.id}`);
  expect(page.status).toBe(200);
  expect(page.text).toContain("Fell by $2.00 on 20 November.");
  expect(page.text).toContain(`aria-label="Price: $5.99 from`);
  expect(page.text).toMatch(/<td>\$5\.99<\/td>\s*<td>\$3\.99<\/td>/);
  expect(page.text).not.toContain("<script>alert(1)");
  expect(page.text).toContain("/write?words=");
  expect(page.text).toContain(`/watching?deal=${deal.id}`);
  expect(page.text).toContain(`/watching/drops?deal=${deal.id}`);
  const markup = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(page.text)?.[1] ?? "";
  expect(JSON.parse(markup)).toMatchObject({
    "@type": "Offer",
    price: "3.99",
    priceCurrency: "USD",
    availability: "https://schema.org/InStock",
    seller: { "@type": "Organization", name: deal.provider },
    "@id": `https://planrrr.example/deals/${deal.id}`,
  });
});

test("a deal that is not there is a page with 404", async () => {
  const page = await get("/deals/none");
  expect(page.status).toBe(404);
  expect(page.text).toContain("nothing here");
});

test.each([
  ["least=abc", "abc is no amount of USD"],
  ["sort=random", "sort"],
  [`q=${"a".repeat(5000)}`, "q"],
  ["cursor=foreign", "not made here"],
])("what can't be understood is said on the page: %s", async (query, words) => {
  const page = await get(`/deals?${query}`);
  expect(page.status).toBe(200);
  expect(page.text).toContain("We could not read this search.");
  expect(page.text).toContain(words);
});

test("the next page goes on where the first one ends", async () => {
  const first = await get("/deals");
  const href = /rel="next" href="([^"]+)"/.exec(first.text)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const second = await get(href);
  const titles = (text: string) => [...text.matchAll(/href="\/deals\/(deal-[^"]+)"/g)].map(([, id]) => id);
  const all = [...titles(first.text), ...titles(second.text)];
  expect(all.length).toBeGreaterThan(30);
  expect(new Set(all).size).toBe(all.length);
});

test("search engines are told where the deals are, and of nothing else", async () => {
  const map = await get("/sitemap.xml");
  expect(map.headers.get("content-type")).toContain("application/xml");
  expect(map.text).toContain(`<loc>https://planrrr.example/deals/${deal.id}</loc>`);
  // The catalogue itself, and every deal that can be had; not those that are over.
  const active = await api.database.db.$count(b, eq(b.status, "active"));
  expect(active).toBeLessThan(60);
  expect(map.text.match(/<loc>/g)).toHaveLength(active + 1);
  expect(map.text.match(/<lastmod>\d{4}-\d\d-\d\dT[\d:.]+Z<\/lastmod>/g)).toHaveLength(active);
  const robots = await get("/robots.txt");
  expect(robots.text).toContain("Disallow: /\n");
  expect(robots.text).toContain("Sitemap: https://planrrr.example/sitemap.xml");
});
