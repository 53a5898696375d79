import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { startAnnouncing } from "../processes/announcing-part.ts";
import { signUp } from "../processes/client.ts";
import { findPostgres } from "../processes/postgres-part.ts";
import { startSystem, type System } from "../processes/system.ts";
import { cpuSecondsOf, pssOf } from "../processes/usage.ts";
import { runEmptyJobs } from "./empty-jobs.ts";
import type { Lateness } from "./lateness.ts";
import { runPublications } from "./publications.ts";
import { startRedis } from "../processes/start-redis.ts";

export interface PublishResult {
  backend: string;
  /** Due times spread over a minute. */
  spread: { empty: Lateness; publications: Lateness; p99BehindMs: number };
  /** All due at one instant. */
  burst: { empty: Lateness; publications: Lateness; throughputRatio: number };
  memoryMb: Record<string, number>;
  /** Share of one core while nothing is due. */
  idleCpu: Record<string, number>;
}

interface Announced {
  network: string;
  url: string;
  accounts: { token: string }[];
}

const accounts = 10;
const concurrency = 100;
/** Planned ahead, so that the sweep hands them over, as it does with what people plan. */
const leadMs = 150_000;

/** 10,000 publications beside 10,000 empty jobs on the same queue in the same run. */
export async function runPublish(
  backend: "postgres" | "redis",
  total: number,
  log: (line: string) => void,
): Promise<PublishResult> {
  const redis = backend === "redis" ? await startRedis() : undefined;
  const system = await startSystem({
    redisUrl: redis?.url,
    workerEnv: { WORKER_CONCURRENCY: String(concurrency), LOG_LEVEL: "warn" },
    apiEnv: { LOG_LEVEL: "warn" },
  });
  const network = await startAnnouncing({
    name: "stand-in",
    program: "tools/sandbox-networks/src/main.ts",
    logFile: path.join(system.folder, "network.log"),
  });
  try {
    await system.ready();
    const databaseUrl = await findPostgres(system.database);
    const client = await signUp(system.url, "bench@example.com");
    const connectionIds = await connect(network.said as Announced[], client);
    const queue = redis
      ? ({ backend: "redis", url: redis.url } as const)
      : ({ backend: "postgres", connectionString: databaseUrl } as const);
    const adminUrl = redis ? undefined : databaseUrl;
    const posts = total / accounts;

    const idleCpu = await measureIdle(system);
    log(`idle: ${JSON.stringify(idleCpu)}`);

    const spreadOver = (start: number, count: number) =>
      Array.from({ length: count }, (_, index) => start + (index * 60_000) / count);
    const emptySpread = await runEmptyJobs(
      queue,
      adminUrl,
      spreadOver(Date.now() + 15_000, total),
      concurrency,
    );
    log(`empty jobs over a minute: ${JSON.stringify(emptySpread)}`);
    const load = { client, databaseUrl, connectionIds };
    const spread = await runPublications({ ...load, dueTimes: spreadOver(Date.now() + leadMs, posts) });
    log(`publications over a minute: ${JSON.stringify(spread)}`);

    const at = (due: number, count: number) => Array.from({ length: count }, () => due);
    const emptyBurst = await runEmptyJobs(queue, adminUrl, at(Date.now() + 15_000, total), concurrency);
    log(`empty jobs at once: ${JSON.stringify(emptyBurst)}`);
    const burst = await runPublications({ ...load, dueTimes: at(Date.now() + leadMs, posts) });
    log(`publications at once: ${JSON.stringify(burst)}`);

    return {
      backend,
      spread: { empty: emptySpread, publications: spread, p99BehindMs: spread.p99 - emptySpread.p99 },
      burst: {
        empty: emptyBurst,
        publications: burst,
        throughputRatio: round(burst.perSecond / emptyBurst.perSecond),
      },
      memoryMb: mapParts(system, pssOf),
      idleCpu,
    };
  } finally {
    await network.part.kill();
    await system.close();
    await redis?.stop();
  }
}

async function connect(networks: Announced[], client: Awaited<ReturnType<typeof signUp>>): Promise<string[]> {
  const mastodon = networks.find(({ network }) => network === "mastodon");
  if (!mastodon) throw new Error("The stand-in did not start.");
  const ids: string[] = [];
  for (let index = 0; index < accounts; index += 1) {
    const response = await fetch(`${mastodon.url}/_sandbox/accounts`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ username: `bench${index}` }),
    });
    const { token } = (await response.json()) as { token: string };
    const body = { service: mastodon.url, token };
    ids.push((await client.post<{ id: string }>("/api/connections/mastodon/credentials", body)).id);
  }
  return ids;
}

async function measureIdle(system: System): Promise<Record<string, number>> {
  await delay(10_000);
  const before = mapParts(system, cpuSecondsOf);
  const seconds = 30;
  await delay(seconds * 1_000);
  const after = mapParts(system, cpuSecondsOf);
  return Object.fromEntries(
    Object.keys(after).map((name) => [name, round(((after[name] ?? 0) - (before[name] ?? 0)) / seconds)]),
  );
}

function mapParts(system: System, measure: (pid: number) => number): Record<string, number> {
  const parts = { api: system.api, worker: system.worker, database: system.database };
  return Object.fromEntries(
    Object.entries(parts).map(([name, { pid }]) => [name, pid === undefined ? 0 : measure(pid)]),
  );
}

const round = (value: number) => Math.round(value * 1_000) / 1_000;
