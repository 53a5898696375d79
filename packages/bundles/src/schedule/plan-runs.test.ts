import { schema } from "@planrrr/database";
import { asc, inArray } from "drizzle-orm";
import { expect, test } from "vitest";
import { performRun } from "../runs/perform-run.ts";
import { readSources } from "../sources/read-sources.ts";
import { openShop } from "../testing/open-shop.ts";
import { useBundles } from "../testing/use-bundles.ts";
import { listWaitingRuns, planRuns } from "./plan-runs.ts";

const bundles = useBundles();
const hour = 3_600_000;
let named = 0;

async function open(count: number) {
  const shop = await openShop({ "/feed": (_, response) => void response.end('{"deals":[{"id":1}]}') });
  const names = Array.from({ length: count }, () => `planned-${++named}`);
  const { sources } = readSources(
    JSON.stringify({
      contact: "bot@planrrr.example",
      sources: names.map((name) => ({
        name,
        kind: "json",
        url: `${shop.url}/feed`,
        gapSeconds: 0,
        cadence: "0 * * * *",
        items: "deals[]",
        fields: { sourceId: "{id}", provider: "Shop", title: "Deal {id}" },
      })),
    }),
  );
  const ctx = bundles.open(shop.host);
  const { ingestionRuns: r } = schema;
  const rows = () => ctx.db.select().from(r).where(inArray(r.source, names)).orderBy(asc(r.createdAt));
  const perform = async () => {
    for (const { id } of await rows()) await performRun(ctx, sources, id);
  };
  return { ctx, sources, rows, perform };
}

test("each instant of a cadence is planned once, however often one looks", async () => {
  const { ctx, sources, rows, perform } = await open(2);
  expect(await planRuns(ctx, sources)).toHaveLength(2);
  expect(await planRuns(ctx, sources)).toEqual([]);
  await perform();
  expect(await planRuns(ctx, sources)).toEqual([]);
  ctx.advance(hour);
  expect(await planRuns(ctx, sources)).toHaveLength(2);
  await perform();
  expect((await rows()).map(({ verdict }) => verdict)).toEqual(["ok", "ok", "unchanged", "unchanged"]);
});

test("after a day away each source is caught up once, and not all at the same moment", async () => {
  const { ctx, sources, rows, perform } = await open(20);
  await planRuns(ctx, sources);
  await perform();
  ctx.advance(24 * hour + hour / 2);
  const planned = await planRuns(ctx, sources);
  expect(planned).toHaveLength(20);
  expect(new Set(planned.map(({ run }) => run.trigger))).toEqual(new Set(["catch-up"]));
  const waits = planned.map(({ runAt }) => runAt.getTime() - ctx.now().getTime());
  expect(Math.max(...waits) - Math.min(...waits)).toBeGreaterThan(60_000);
  expect(Math.max(...waits)).toBeLessThanOrEqual(300_000);
  expect(await rows()).toHaveLength(40);
});

test("many schedulers at once plan each source once", async () => {
  const { ctx, sources, rows } = await open(5);
  const planned = await Promise.all(Array.from({ length: 8 }, () => planRuns(ctx, sources)));
  expect(planned.flat()).toHaveLength(5);
  expect(await rows()).toHaveLength(5);
});

test("a source is not planned while its run waits; a run whose job was lost is found", async () => {
  const { ctx, sources, perform } = await open(1);
  await planRuns(ctx, sources);
  ctx.advance(hour);
  expect(await planRuns(ctx, sources)).toEqual([]);
  expect(await listWaitingRuns(ctx, sources)).toHaveLength(1);
  await perform();
  expect(await listWaitingRuns(ctx, sources)).toEqual([]);
});

test("a source that left the file ends its run, and its deals stay", async () => {
  const { ctx, sources, rows, perform } = await open(1);
  await planRuns(ctx, sources);
  await perform();
  ctx.advance(hour);
  const [planned] = await planRuns(ctx, sources);
  const run = await performRun(ctx, [], planned?.run.id ?? "");
  expect(run).toMatchObject({ verdict: "failed", reason: "its source is no longer in the file" });
  const { bundles: b } = schema;
  const left = await ctx.db
    .select()
    .from(b)
    .where(
      inArray(
        b.source,
        sources.map(({ name }) => name),
      ),
    );
  expect(left).toMatchObject([{ status: "active", missedRuns: 0 }]);
  expect(await rows()).toHaveLength(2);
  expect(await performRun(ctx, sources, planned?.run.id ?? "")).toBeNull();
});
