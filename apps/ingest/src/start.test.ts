import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { getRun, listSources, overviewSources, readSources, requestRun } from "@planrrr/bundles";
import { runJobId } from "@planrrr/contract";
import { createTestDatabase } from "@planrrr/database/testing";
import { createQueue, migrateQueue, QUEUES, runJob } from "@planrrr/queue";
import { startRedisServer } from "@planrrr/queue/testing";
import { createMetrics } from "@planrrr/telemetry";
import { loggerInMemory } from "@planrrr/telemetry/testing";
import { expect, inject, onTestFinished, test } from "vitest";
import { ingestConfig } from "./config.ts";
import { createIngestMetrics } from "./metrics.ts";
import { startIngest } from "./start.ts";

async function openPlace() {
  const database = await createTestDatabase(inject("postgresUrl"));
  await migrateQueue(database.url, { queues: QUEUES });
  const folder = mkdtempSync(path.join(tmpdir(), "planrrr-ingest-"));
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    if (request.url === "/robots.txt") response.writeHead(404).end();
    else response.end('{"deals":[{"id":1,"name":"Music","price":5}]}');
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const file = path.join(folder, "sources.yml");
  const entry = (name: string) => `
  - name: ${name}
    kind: json
    url: http://${host}/${name}.json
    gapSeconds: 0
    cadence: "* * * * *"
    items: deals[]
    fields: { sourceId: "{id}", provider: Shop, title: "{name}", price: "{price}", currency: USD }`;
  const text = (...names: string[]) =>
    `contact: bot@planrrr.example\nallowPrivateHosts: ["${host}"]\nsources:${names.map(entry).join("")}\n`;
  writeFileSync(file, text("real"));
  const practice = { host, sources: readSources(text("practice")).sources };
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const start = (change: object = {}) => {
    const { log, entries } = loggerInMemory();
    const metrics = createMetrics({ service: "test", process: false });
    const config = ingestConfig(
      {
        DATABASE_URL: database.url,
        SOURCES_FILE: file,
        INGEST_SCHEDULE: false,
        INGEST_CONCURRENCY: 2,
        HOST: "127.0.0.1",
        INGEST_PORT: 0,
        BROWSER_CONCURRENCY: 1,
        ALLOWED_PRIVATE_HOSTS: [],
        LOG_LEVEL: "info",
        ...change,
      },
      practice,
    );
    const ingest = startIngest(config, { log, metrics: createIngestMetrics(metrics.registry) });
    let stopped: Promise<void> | undefined;
    const stop = () => (stopped ??= ingest.stop());
    onTestFinished(stop);
    return { ingest, stop, entries, metrics };
  };
  const context = { db: database.db, now: () => new Date(), newId: () => crypto.randomUUID() };
  return { database, context, start, asked, file, text };
}

test("a first start reads the shop on this machine at once, and no real site", async () => {
  const { context, start, asked } = await openPlace();
  const { entries } = start();
  await expect
    .poll(async () => (await listSources(context, [])).find(({ name }) => name === "practice")?.active, {
      timeout: 15_000,
    })
    .toBe(1);
  expect(asked).not.toContain("/real.json");
  // And says so: what stands in the file is a wish until the schedule is switched on.
  const { items } = await overviewSources(context);
  expect(items.map(({ name, cadence }) => [name, cadence !== null])).toEqual([
    ["practice", true],
    ["real", false],
  ]);
  const done = entries().find(({ msg }) => msg === "run completed");
  expect(done).toMatchObject({
    source: "practice",
    verdict: "ok",
    added: 1,
    runId: expect.any(String) as string,
  });
});

test("a real source is read when somebody asks, and metrics tell of it", async () => {
  const { context, start, asked, database } = await openPlace();
  const { ingest, metrics } = start();
  await ingest.ready();
  await expect.poll(async () => (await listSources(context, [])).length).toBe(2);
  const run = await requestRun(context, { source: "real", accept: false, requestedBy: "ann" });
  const queue = createQueue({ backend: "postgres", connectionString: database.url });
  onTestFinished(() => queue.close());
  await queue.add(runJob, { runId: run.id }, { id: runJobId(run.id) });
  await expect
    .poll(async () => (await getRun(context, { id: run.id })).verdict, { timeout: 15_000 })
    .toBe("ok");
  expect(asked).toContain("/real.json");
  expect(await metrics.text()).toContain(
    'planrrr_ingest_runs_total{source="real",verdict="ok",service="test"} 1',
  );
});

test("on Redis the same, also when Redis has lost the job that waited in it", async () => {
  const redis = await startRedisServer();
  onTestFinished(() => redis.stop());
  const { context, start, asked, database } = await openPlace();
  const verdictOf = async (id: string) => (await getRun(context, { id })).verdict;
  const first = start({ REDIS_URL: redis.url });
  await first.ingest.ready();
  await expect.poll(() => asked.includes("/practice.json"), { timeout: 15_000 }).toBe(true);
  await first.stop();

  const queue = createQueue({ backend: "redis", url: redis.url });
  onTestFinished(() => queue.close());
  const ask = async () => {
    const run = await requestRun(context, { source: "real", accept: false, requestedBy: "ann" });
    await queue.add(runJob, { runId: run.id }, { id: runJobId(run.id) });
    return run.id;
  };
  const lost = await ask();
  await redis.flush();
  // Jobs are held lost once they are some minutes late.
  await database.pool.query(
    "update ingestion_runs set created_at = now() - interval '1 hour' where id = $1",
    [lost],
  );
  expect(await queue.counts("ingest")).toMatchObject({ waiting: 0 });
  const second = start({ REDIS_URL: redis.url });
  await expect.poll(() => verdictOf(lost), { timeout: 15_000 }).toBe("ok");
  const taken = await ask();
  await expect.poll(() => verdictOf(taken), { timeout: 15_000 }).toBe("unchanged");
  expect(await second.metrics.text()).toContain('source="real",verdict="ok"');
});

test("with INGEST_SCHEDULE the file's sources are read by their cadence; two owners read each once", async () => {
  const { context, start, database } = await openPlace();
  start({ INGEST_SCHEDULE: true });
  start({ INGEST_SCHEDULE: true });
  await expect
    .poll(async () => (await listSources(context, [])).find(({ name }) => name === "real")?.active ?? 0, {
      timeout: 25_000,
    })
    .toBe(1);
  const { rows } = await database.pool.query<{ runs: string }>(
    "select count(*) as runs from ingestion_runs where source = 'real' group by planned_at having count(*) > 1",
  );
  expect(rows).toEqual([]);
});

test("a mistake in the file is logged once, and what it told last still counts", async () => {
  const { context, start, file, text } = await openPlace();
  const first = start();
  await expect.poll(async () => (await listSources(context, [])).length).toBe(2);
  await first.stop();
  writeFileSync(file, text("real").replace("kind: json", "kind: psychic"));
  const { entries } = start();
  await expect.poll(() => entries().filter(({ level }) => level === "warn").length).toBeGreaterThan(0);
  expect(entries().find(({ level }) => level === "warn")).toMatchObject({
    problem: expect.stringContaining("line 5") as string,
  });
});
