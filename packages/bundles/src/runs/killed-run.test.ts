import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { createTestDatabase, type TestDatabase } from "@planrrr/database/testing";
import { schema } from "@planrrr/database";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { openShop } from "../testing/open-shop.ts";
import { createIngestionRun } from "./create-ingestion-run.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase(inject("postgresUrl"));
});
afterAll(() => database.close());

const program = fileURLToPath(new URL("../testing/run-process.ts", import.meta.url));
const size = 800;
const deals = (price: number) =>
  Array.from({ length: size }, (_, n) => ({ id: `d${n}`, name: `Deal ${n}`, price: `${price}.${n % 10}0` }));

/** Does a run in a process of its own; killed at the moment, or when it says that it is done. */
async function runUntil(runId: string, sources: string, moment: { phase: string; afterMs: number } | null) {
  const child = fork(program, {
    execArgv: ["--disable-warning=ExperimentalWarning"],
    env: { ...process.env, DATABASE_URL: database.url, RUN_ID: runId, SOURCES: sources },
  });
  child.on("message", (said) => {
    if (moment && said === moment.phase) setTimeout(() => child.kill("SIGKILL"), moment.afterMs);
  });
  await once(child, "exit");
}

test("a run that is killed at any instant leaves the old state or the new, and is done again by the next", async () => {
  const shop = await openShop();
  const show = (price: number) => {
    const body = JSON.stringify({ deals: deals(price) });
    shop.pages["/deals.json"] = (_, response) => void response.end(body);
  };
  const sources = JSON.stringify({
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
  const { db } = database;
  const { bundles: b, bundleHistory: h, ingestionRuns: r } = schema;
  let runs = 0;
  const plan = async () => {
    const id = `kill-${++runs}`;
    await createIngestionRun({ newId: () => id, now: () => new Date() }, db, {
      source: "killed",
      trigger: "request",
    });
    return id;
  };
  const prices = async () =>
    new Set(
      (await db.select({ price: b.priceMinor }).from(b)).map(({ price }) => Math.floor((price ?? 0) / 100)),
    );

  show(1);
  await runUntil(await plan(), sources, null);
  expect(await db.$count(b)).toBe(size);

  let price = 1;
  for (const moment of [
    { phase: "fetching", afterMs: 0 },
    { phase: "saving", afterMs: 0 },
    { phase: "saving", afterMs: 40 },
    { phase: "saving", afterMs: 150 },
  ]) {
    show(price + 1);
    const id = await plan();
    await runUntil(id, sources, moment);
    const [run] = await db.select().from(r).where(eq(r.id, id));
    const written = await db.$count(h, eq(h.runId, id));
    const found = await prices();
    expect(found.size, `${moment.phase} +${moment.afterMs} ms`).toBe(1);
    const isNew = found.has(price + 1);
    expect({ written, verdict: run?.verdict ?? null }).toEqual(
      isNew ? { written: size, verdict: "ok" } : { written: 0, verdict: null },
    );
    await runUntil(id, sources, null);
    const [again] = await db.select().from(r).where(eq(r.id, id));
    expect(again).toMatchObject({ verdict: "ok", changed: size });
    expect(await db.$count(h, eq(h.runId, id))).toBe(size);
    price += 1;
  }
}, 120_000);
