import { setTimeout as sleep } from "node:timers/promises";
import type { BundlesContext, Source } from "@planrrr/bundles";
import { openDatabase } from "@planrrr/database";
import { createQueue, type QueueProducer } from "@planrrr/queue";
import { createSafeFetch } from "@planrrr/resilience";
import type { Logger } from "@planrrr/telemetry";
import { nanoid } from "nanoid";
import { createBrowser } from "./browser/create-browser.ts";
import type { IngestConfig } from "./config.ts";
import type { IngestMetrics } from "./metrics.ts";
import { watchSourceFile } from "./source-file.ts";

/** Everything the ingestion works with, opened once and closed with it. */
export interface IngestContext {
  db: BundlesContext["db"];
  now(): Date;
  newId(): string;
  queue: QueueProducer;
  log: Logger;
  metrics: IngestMetrics;
  /** All sources there are now, and those of them that are read by their cadence. */
  sources(): Promise<{ all: Source[]; scheduled: Source[] }>;
  /** For one run, with the contact and the hosts that the file names now. */
  openBundles(): Promise<{ ctx: BundlesContext; close(): Promise<void> }>;
  close(): Promise<void>;
}

const poolSize = 4;

export function openContext(
  config: IngestConfig,
  parts: { log: Logger; metrics: IngestMetrics },
): IngestContext {
  const { log, metrics } = parts;
  const database = openDatabase({
    url: config.databaseUrl,
    max: poolSize,
    onError: (err) => log.warn({ err }, "database connection lost"),
  });
  const { db } = database;
  const queue = createQueue(config.queue, { log });
  const file = watchSourceFile(config.sourcesFile, log);
  const browser = config.browser && createBrowser(config.browser);
  const base = {
    db,
    now: () => new Date(),
    newId: () => nanoid(),
    random: () => Math.random(),
    sleep: async (ms: number) => sleep(ms),
  };
  return {
    ...base,
    queue,
    log,
    metrics,
    async sources() {
      const { sources } = await file.read();
      const practice = config.practice?.sources ?? [];
      const own = sources.filter(({ name }) => !practice.some((each) => each.name === name));
      return { all: [...own, ...practice], scheduled: [...(config.schedule ? own : []), ...practice] };
    },
    async openBundles() {
      const { contact, allowPrivateHosts } = await file.read();
      const hosts = [...config.allowedPrivateHosts, ...allowPrivateHosts, ...practiceHost(config)];
      const safe = createSafeFetch({ allowPrivateHosts: hosts });
      return {
        ctx: {
          ...base,
          fetch: safe.fetch,
          contact,
          ...(browser ? { browse: browser.through(safe.fetch) } : {}),
        },
        close: () => safe.close(),
      };
    },
    async close() {
      await browser?.close();
      await Promise.allSettled([queue.close(), database.close()]);
    },
  };
}

const practiceHost = ({ practice }: IngestConfig) => (practice ? [practice.host] : []);
