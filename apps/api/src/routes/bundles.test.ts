import { SearchBundlesOutput } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { fillCatalogue, generateDeal } from "@planrrr/bundles/testing";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { send } from "../testing/person.ts";
import { startTestApi, type TestApi } from "../testing/start-test-api.ts";

let api: TestApi;
const first = generateDeal(3, 0);

beforeAll(async () => {
  api = await startTestApi({ rateLimit: { perMinute: 100, writesPerMinute: 100 } });
  await fillCatalogue(api.database.db, { seed: 3, count: 300 });
});
afterAll(() => api.close());

const get = (path: string, headers = {}) => send(api, "GET", path, undefined, headers);

test("anybody searches: items, exact total and facets, a limit in standard headers", async () => {
  const answer = await get(
    "/api/bundles/search?q=streaming&limit=3&status=active,inactive&category=music&category=video",
  );
  expect(answer.status).toBe(200);
  const found = SearchBundlesOutput.parse(answer.json);
  expect(found.items).toHaveLength(3);
  const sum = found.facets.category
    .filter(({ value }) => value === "music" || value === "video")
    .reduce((all, { count }) => all + count, 0);
  expect(found.total).toBe(sum);
  expect(answer.headers.get("ratelimit-limit")).toBe("100");
  const next = await get(
    `/api/bundles/search?q=streaming&limit=3&status=active,inactive&category=video&category=music&cursor=${found.nextCursor}`,
  );
  expect(next.status).toBe(200);
  const ids = [found, SearchBundlesOutput.parse(next.json)].flatMap(({ items }) => items.map(({ id }) => id));
  expect(new Set(ids).size).toBe(6);
});

test("an answer is kept until the catalogue changes: 304 before, another one after", async () => {
  const path = `/api/bundles/search?q=${encodeURIComponent(first.title)}&status=active,inactive`;
  const before = await get(path);
  const etag = before.headers.get("etag") ?? "";
  expect(before.headers.get("cache-control")).toBe("public, no-cache");
  expect((await get(path, { "if-none-match": etag })).status).toBe(304);
  await api.database.db
    .update(schema.bundles)
    .set({ priceMinor: 1234 })
    .where(eq(schema.bundles.id, first.id));
  const after = await get(path, { "if-none-match": etag });
  expect(after.status).toBe(200);
  const item = SearchBundlesOutput.parse(after.json).items.find(({ id }) => id === first.id);
  expect(item?.priceMinor).toBe(1234);
});

test("a deal comes with its history, one that is not there is NOT_FOUND; facets count all deals", async () => {
  expect((await get(`/api/bundles/${first.id}`)).json).toMatchObject({ id: first.id, history: [] });
  expect((await get("/api/bundles/none")).json).toMatchObject({ code: "NOT_FOUND", status: 404 });
  const { json } = await get("/api/bundles/facets");
  const counts = (json as { status: { count: number }[] }).status.map(({ count }) => count);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(300);
});

test.each([
  ["an unknown filter", "colour=red", "colour"],
  ["10 kB of words", `q=${"a".repeat(10_000)}`, "q"],
  ["a foreign cursor", "cursor=eyJmb28iOjF9.abc", "cursor"],
  ["SQL as a cursor", `cursor=${encodeURIComponent("'; drop table bundles; --")}`, "cursor"],
  ["a sort there is not", "sort=random()", "sort"],
  ["a price without currency", "maxPrice=100", "currency"],
  ["a price that is none", "maxPrice=1e99&currency=USD", "maxPrice"],
  ["a status there is not", "status=deleted", "status"],
])("%s is refused in words", async (_name, query, word) => {
  const answer = await get(`/api/bundles/search?${query}`);
  expect(answer).toMatchObject({ status: 400, json: { code: "INVALID_INPUT" } });
  expect((answer.json as { detail: string }).detail).toContain(word);
});

test("SQL in the words is words", async () => {
  const answer = await get(`/api/bundles/search?q=${encodeURIComponent("'; drop table bundles; select '")}`);
  expect(answer.status).toBe(200);
  expect(await api.database.db.$count(schema.bundles)).toBe(300);
});

test.each([
  ["with a backslash before it", `provider=${encodeURIComponent("Fish\\, Chips & Co\\\\")}`],
  ["among others", `provider=${encodeURIComponent("Nobody,Fish\\, Chips & Co\\\\")}`],
  ["as the parameter again", `provider=Nobody&provider=${encodeURIComponent("Fish, Chips & Co\\")}`],
])("a provider with a comma in its name is found: %s", async (_name, query) => {
  const { bundles: b } = schema;
  await api.database.db.update(b).set({ provider: "Fish, Chips & Co\\" }).where(eq(b.id, first.id));
  const { status, json } = await get(`/api/bundles/search?status=active,inactive&${query}`);
  expect(status).toBe(200);
  expect(SearchBundlesOutput.parse(json).items.map(({ id }) => id)).toEqual([first.id]);
});
