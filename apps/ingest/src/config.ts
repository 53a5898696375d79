import path from "node:path";
import type { Source } from "@planrrr/bundles";
import type { QueueConfig } from "@planrrr/queue";
import type { IngestEnv } from "./env.ts";

export interface IngestConfig {
  databaseUrl: string;
  queue: QueueConfig;
  sourcesFile: string;
  /** Whether the file's sources are read by their cadence. */
  schedule: boolean;
  concurrency: number;
  allowedPrivateHosts: string[];
  browser?: { path: string; concurrency: number } | undefined;
  /** Sources on this machine for people to look at; always read. */
  practice: PracticeShop | undefined;
}

export interface PracticeShop {
  sources: Source[];
  /** `127.0.0.1:4711` */
  host: string;
}

const ownSources = path.join(import.meta.dirname, "..", "..", "..", "config", "sources.yml");

export function ingestConfig(env: IngestEnv, practice?: PracticeShop): IngestConfig {
  return {
    databaseUrl: env.DATABASE_URL,
    queue: env.REDIS_URL
      ? { backend: "redis", url: env.REDIS_URL }
      : { backend: "postgres", connectionString: env.DATABASE_URL },
    sourcesFile: env.SOURCES_FILE ?? ownSources,
    schedule: env.INGEST_SCHEDULE,
    concurrency: env.INGEST_CONCURRENCY,
    allowedPrivateHosts: env.ALLOWED_PRIVATE_HOSTS,
    browser: env.BROWSER_PATH ? { path: env.BROWSER_PATH, concurrency: env.BROWSER_CONCURRENCY } : undefined,
    practice,
  };
}
