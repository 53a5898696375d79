import { schema } from "@planrrr/database";
import { asc, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { listSources } from "../list-sources.ts";
import { readSources } from "../sources/read-sources.ts";
import type { JsonSource, Source } from "../sources/source.ts";
import { openShop, type Shop } from "../testing/open-shop.ts";
import { type TestBundles, useBundles } from "../testing/use-bundles.ts";
import { runSource } from "./run-source.ts";

const bundles = useBundles();
const minute = 60_000;
let named = 0;

interface Deal {
  id: string;
  name?: string;
  price?: unknown;
  note?: string;
}
const ten: Deal[] = Array.from({ length: 10 }, (_, n) => ({
  id: `d${n}`,
  name: `Deal ${n}`,
  price: n + 0.99,
}));

/** A shop with a feed, and the source that reads it. */
async function openFeed(deals: Deal[], extra: { etag?: boolean; inactiveAfter?: number } = {}) {
  const shop = await openShop();
  const state = { deals, version: 1 };
  shop.pages["/deals.json"] = (request, response) => {
    const etag = `"v${state.version}"`;
    if (extra.etag && request.headers["if-none-match"] === etag) return void response.writeHead(304).end();
    response.writeHead(200, { "content-type": "application/json", ...(extra.etag ? { etag } : {}) });
    response.end(JSON.stringify({ deals: state.deals }));
  };
  const ctx = bundles.open(shop.host);
  const source = sourceOf(shop, extra.inactiveAfter);
  const run = async (next?: Deal[], options?: { accept?: boolean }) => {
    if (next) [state.deals, state.version] = [next, state.version + 1];
    ctx.advance(20 * minute);
    return runSource(ctx, source, options);
  };
  return { shop, ctx, source, run };
}

function sourceOf(shop: Shop, inactiveAfter = 2): JsonSource {
  const [source] = readSources(`
contact: bot@planrrr.example
sources:
  - name: shop-${++named}
    kind: json
    url: ${shop.url}/deals.json
    inactiveAfter: ${inactiveAfter}
    items: deals[]
    fields:
      sourceId: "{id}"
      provider: Shop
      title: "{name}"
      price: "{price}"
      currency: USD
    details: { note: "{note}" }
`).sources;
  if (source?.kind !== "json") throw new Error("no source");
  return source;
}

const rowsOf = (ctx: TestBundles, source: Source) =>
  ctx.db
    .select()
    .from(schema.bundles)
    .where(eq(schema.bundles.source, source.name))
    .orderBy(asc(schema.bundles.sourceId));

async function historyOf(ctx: TestBundles, runId: string) {
  const { bundles: b, bundleHistory: h } = schema;
  const rows = await ctx.db
    .select({ deal: b.sourceId, field: h.field, before: h.before, after: h.after })
    .from(h)
    .innerJoin(b, eq(b.id, h.bundleId))
    .where(eq(h.runId, runId));
  return rows.toSorted((a, z) => `${a.deal}${a.field}`.localeCompare(`${z.deal}${z.field}`));
}

describe("history", () => {
  test("tells each field with before and after; an unchanged deal writes nothing", async () => {
    const { ctx, source, run } = await openFeed(ten);
    const first = await run();
    expect(first).toMatchObject({ verdict: "ok", found: 10, added: 10, changed: 0, invalid: 0 });
    const before = await rowsOf(ctx, source);
    expect(before[3]).toMatchObject({ sourceId: "d3", priceMinor: 399, currency: "USD", status: "active" });

    const second = await run(
      ten.map((deal) => (deal.id === "d3" ? { ...deal, price: 2.5, note: "less" } : deal)),
    );
    expect(second).toMatchObject({ verdict: "ok", added: 0, changed: 1, inactivated: 0 });
    expect(await historyOf(ctx, second.id)).toEqual([
      { deal: "d3", field: "details.note", before: null, after: "less" },
      { deal: "d3", field: "priceMinor", before: 399, after: 250 },
    ]);
    const after = await rowsOf(ctx, source);
    expect(after.filter((row, n) => row.contentHash !== before[n]?.contentHash)).toHaveLength(1);
    expect(after[4]).toEqual(before[4]);

    const third = await run(
      ten.toReversed().map((deal) => (deal.id === "d3" ? { ...deal, price: 2.5, note: "less" } : deal)),
    );
    expect(third).toMatchObject({ verdict: "ok", added: 0, changed: 0 });
    expect(await historyOf(ctx, third.id)).toEqual([]);
  });

  test("a deal ends after as many healthy runs without it as the source says, and may come back", async () => {
    const { ctx, run } = await openFeed(ten);
    await run();
    const nine = ten.slice(1);
    expect(await run(nine)).toMatchObject({ verdict: "ok", inactivated: 0, missing: 1 });
    const ended = await run();
    expect(ended).toMatchObject({ verdict: "ok", inactivated: 1, missing: 0 });
    expect(await historyOf(ctx, ended.id)).toEqual([
      { deal: "d0", field: "status", before: "active", after: "inactive" },
    ]);
    expect(await run()).toMatchObject({ verdict: "unchanged", inactivated: 0 });
    const back = await run(ten.with(0, { id: "d0", name: "Deal 0", price: 7 }));
    expect(back).toMatchObject({ verdict: "ok", reactivated: 1, added: 0, changed: 0 });
    expect(await historyOf(ctx, back.id)).toEqual([
      { deal: "d0", field: "priceMinor", before: 99, after: 700 },
      { deal: "d0", field: "status", before: "inactive", after: "active" },
    ]);
  });

  test("an unhealthy run ends nothing and changes nothing, however often it comes", async () => {
    const { ctx, source, shop, run } = await openFeed(ten, { inactiveAfter: 1 });
    await run();
    const before = await rowsOf(ctx, source);
    const good = shop.pages["/deals.json"];
    for (const [body, verdict] of [
      [{ deals: [] }, "empty"],
      [{ deals: ten.slice(0, 4) }, "drifted"],
      [{ deals: ten.map(({ id, name }) => ({ id, name })) }, "drifted"],
      [{ deals: ten.map((deal) => ({ ...deal, price: "40% OFF" })) }, "drifted"],
      [{ offers: ten }, "drifted"],
    ] as const) {
      shop.pages["/deals.json"] = (_, response) => void response.end(JSON.stringify(body));
      expect(await run()).toMatchObject({ verdict, inactivated: 0, reason: expect.any(String) as string });
    }
    expect(await rowsOf(ctx, source)).toEqual(before);
    shop.pages["/deals.json"] = good ?? (() => undefined);
    expect(await run(ten.slice(0, 4), { accept: true })).toMatchObject({ verdict: "ok", inactivated: 6 });
  });

  test("a record that can't be used is named, and its deal does not count as missed", async () => {
    const { ctx, source, run } = await openFeed(ten, { inactiveAfter: 1 });
    await run();
    const broken = await run(ten.map((deal) => (deal.id === "d1" ? { ...deal, price: "40% OFF" } : deal)));
    expect(broken).toMatchObject({ verdict: "ok", found: 10, invalid: 1, inactivated: 0, missing: 0 });
    expect(broken.problems).toEqual(['d1: price "40% OFF" is no amount of USD']);
    expect((await rowsOf(ctx, source))[1]).toMatchObject({
      sourceId: "d1",
      status: "active",
      priceMinor: 199,
    });
    const nameless = await run([...ten.slice(2), { id: "" }]);
    expect(nameless).toMatchObject({ verdict: "ok", invalid: 1, inactivated: 0 });
  });
});

describe("an unchanged page", () => {
  test("is told by the server: no bytes, no rows", async () => {
    const { ctx, shop, run } = await openFeed(ten, { etag: true });
    await run();
    const again = await run();
    expect(again).toMatchObject({ verdict: "unchanged", httpStatus: 304, bodyBytes: 0 });
    expect(shop.asked.at(-1)?.headers["if-none-match"]).toBe('"v1"');
    expect(await historyOf(ctx, again.id)).toEqual([]);
  });

  test("is read in full while a deal is missing, so that it still ends", async () => {
    const { run } = await openFeed(ten, { etag: true });
    await run();
    expect(await run(ten.slice(1))).toMatchObject({ verdict: "ok", missing: 1 });
    expect(await run()).toMatchObject({ verdict: "ok", httpStatus: 200, inactivated: 1 });
    expect(await run()).toMatchObject({ verdict: "unchanged", httpStatus: 304 });
  });

  test("is read again when the source's entry has changed", async () => {
    const { ctx, source, run } = await openFeed(ten, { etag: true });
    await run();
    ctx.advance(minute);
    const changed = { ...source, fields: { ...source.fields, category: "Music" } };
    expect(await runSource(ctx, changed)).toMatchObject({ verdict: "ok", changed: 10 });
  });
});

describe("several at once", () => {
  test("runs of one source at the same time double nothing", async () => {
    const { ctx, source } = await openFeed(ten);
    const runs = await Promise.all(Array.from({ length: 6 }, () => runSource(ctx, source)));
    // One that began earlier and came later gives way.
    const told = runs.map(({ verdict, reason }) => reason ?? verdict);
    expect(["ok", "unchanged", "a later run was faster"]).toEqual(expect.arrayContaining(told));
    expect(runs.reduce((sum, { added }) => sum + added, 0)).toBe(10);
    expect(await rowsOf(ctx, source)).toHaveLength(10);
  });

  test("what was read before a later run is not written over it", async () => {
    const { ctx, source, shop, run } = await openFeed(ten);
    await run();
    const hold: { answer?: () => void } = {};
    const good = shop.pages["/deals.json"];
    shop.pages["/deals.json"] = (_, response) => {
      hold.answer = () =>
        void response.end(JSON.stringify({ deals: ten.map((deal) => ({ ...deal, price: 1 })) }));
    };
    const slow = runSource(ctx, source);
    await expect.poll(() => hold.answer).toBeDefined();
    shop.pages["/deals.json"] = good ?? (() => undefined);
    expect(await run(ten.map((deal) => ({ ...deal, price: 2 })))).toMatchObject({
      verdict: "ok",
      changed: 10,
    });
    hold.answer?.();
    expect(await slow).toMatchObject({ verdict: "failed", reason: "a later run was faster" });
    expect((await rowsOf(ctx, source)).every(({ priceMinor }) => priceMinor === 200)).toBe(true);
  });
});

test("a run that was killed is closed by the next one, and its source is listed with it", async () => {
  const { ctx, source, run } = await openFeed(ten);
  await ctx.db.insert(schema.ingestionRuns).values({
    id: `killed-${source.name}`,
    createdAt: ctx.now(),
    source: source.name,
    entryHash: "",
    startedAt: new Date(ctx.now().getTime() - 60 * minute),
  });
  const last = await run();
  const [killed] = await ctx.db
    .select()
    .from(schema.ingestionRuns)
    .where(eq(schema.ingestionRuns.id, `killed-${source.name}`));
  expect(killed).toMatchObject({ verdict: "failed", reason: "the run was interrupted" });
  const states = await listSources(ctx, [source]);
  expect(states.find(({ name }) => name === source.name)).toMatchObject({
    kind: "json",
    active: 10,
    lastRun: { id: last.id },
  });
  // Taken out of the file, its deals are still there and told.
  const gone = await listSources(ctx, []);
  expect(gone.find(({ name }) => name === source.name)).toMatchObject({ kind: null, active: 10 });
});
