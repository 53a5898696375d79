import { fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { createTestDatabase, type TestDatabase } from "@planrrr/database/testing";
import { schema } from "@planrrr/database";
import { createSafeFetch } from "@planrrr/resilience";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { readSources } from "../sources/read-sources.ts";
import { openShop } from "../testing/open-shop.ts";
import { createIngestionRun } from "./create-ingestion-run.ts";
import { performRun } from "./perform-run.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase(inject("postgresUrl"));
});
afterAll(() => database.close());

const { bundles: b, bundleHistory: h, ingestionRuns: r } = schema;
const program = fileURLToPath(new URL("../testing/run-process.ts", import.meta.url));
/** Written in two batches. */
const size = 1200;
const deals = (price: number) =>
  Array.from({ length: size }, (_, n) => ({ id: `d${n}`, name: `Deal ${n}`, price: `${price}.${n % 10}0` }));

interface Moment {
  name: string;
  /** Resolves when the run stands at it; what it returns lets go of the run. */
  come(runId: string): Promise<() => Promise<void>>;
}

const moments: Moment[] = [
  {
    name: "between deals and their history",
    come: async () => (await standAt(sql`lock table bundle_history in share row exclusive mode`)).letGo,
  },
  {
    name: "in the second of two batches",
    come: async () => (await standAt(sql`select 1 from bundles where source_id = 'd1100' for update`)).letGo,
  },
  {
    name: "when all is written and the run not ended",
    async come(runId) {
      // The run's own row is written before, too: it is held only once that is behind.
      const before = await standAt(sql`lock table bundle_history in share row exclusive mode`);
      const end = await hold(sql`select 1 from ingestion_runs where id = ${runId} for no key update`);
      await before.letGo();
      await waiting();
      return end;
    },
  },
];

/** Takes a lock; what comes back gives it up. */
async function hold(lock: ReturnType<typeof sql>): Promise<() => Promise<void>> {
  const taken = Promise.withResolvers<void>();
  const over = Promise.withResolvers<void>();
  const ended = database.db.transaction(async (tx) => {
    await tx.execute(lock);
    taken.resolve();
    await over.promise;
  });
  await Promise.race([taken.promise, ended]);
  return async () => {
    over.resolve();
    await ended;
  };
}

async function standAt(lock: ReturnType<typeof sql>) {
  const letGo = await hold(lock);
  await waiting();
  return { letGo };
}

/** Until the run waits for a lock. */
async function waiting(): Promise<void> {
  for (;;) {
    const { rows } = await database.db.execute(sql`select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`);
    if (rows.length > 0) return;
    await sleep(5);
  }
}

test("a run that is killed at any instant leaves the old state, and is done again by the next", async () => {
  const { db } = database;
  const shop = await openShop();
  const show = (price: number) => {
    const body = JSON.stringify({ deals: deals(price) });
    shop.pages["/deals.json"] = (_, response) => void response.end(body);
  };
  const text = JSON.stringify({
    contact: "bot@planrrr.example",
    allowPrivateHosts: [shop.host],
    sources: [
      {
        name: "killed",
        kind: "json",
        url: `${shop.url}/deals.json`,
        gapSeconds: 0,
        items: "deals[]",
        fields: { sourceId: "{id}", provider: "Shop", title: "{name}", price: "{price}", currency: "USD" },
      },
    ],
  });
  const { sources, contact } = readSources(text);
  const safe = createSafeFetch({ allowPrivateHosts: [shop.host] });
  let ids = 0;
  const ctx = {
    db,
    now: () => new Date(),
    newId: () => `id-${++ids}`,
    random: () => 0.5,
    sleep: async (ms: number) => sleep(ms),
    fetch: safe.fetch,
    contact,
  };
  const plan = async () => {
    const run = await createIngestionRun(ctx, db, { source: "killed", trigger: "request" });
    return run?.id ?? "";
  };
  const state = async (runId: string) => {
    const rows = await db
      .selectDistinct({ price: sql<number>`${b.priceMinor} / 100`.mapWith(Number) })
      .from(b);
    const [run] = await db.select().from(r).where(eq(r.id, runId));
    return {
      prices: rows.map(({ price }) => price),
      history: await db.$count(h, eq(h.runId, runId)),
      verdict: run?.verdict ?? null,
    };
  };

  show(1);
  await performRun(ctx, sources, await plan());
  expect(await db.$count(b)).toBe(size);

  let price = 1;
  for (const { name, come } of moments) {
    show(price + 1);
    const id = await plan();
    const child = fork(program, {
      execArgv: ["--disable-warning=ExperimentalWarning"],
      env: { ...process.env, DATABASE_URL: database.url, RUN_ID: id, SOURCES: text },
    });
    const ended = once(child, "exit");
    const letGo = await come(id);
    child.kill("SIGKILL");
    expect((await ended)[1], name).toBe("SIGKILL");
    await letGo();
    expect(await state(id), name).toEqual({ prices: [price], history: 0, verdict: null });
    expect(await performRun(ctx, sources, id), name).toMatchObject({ verdict: "ok", changed: size });
    price += 1;
    expect(await state(id), name).toEqual({ prices: [price], history: size, verdict: "ok" });
  }
  await safe.close();
}, 120_000);
