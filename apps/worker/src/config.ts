import type { QueueConfig } from "@planrrr/queue";
import type { WorkerEnv } from "./env.ts";

export interface WorkerConfig {
  workerId: string;
  apiUrl: string;
  internalApiKey: string;
  queue: QueueConfig;
  /** Publications worked on at once, of each network. */
  concurrency: number;
  allowLoopback: boolean;
  allowedPrivateHosts: string[];
}

export function workerConfig(env: WorkerEnv, defaultId: string): WorkerConfig {
  return {
    workerId: env.WORKER_ID ?? defaultId,
    apiUrl: env.API_URL,
    internalApiKey: env.INTERNAL_API_KEY,
    queue: env.REDIS_URL
      ? { backend: "redis", url: env.REDIS_URL }
      : { backend: "postgres", connectionString: env.QUEUE_DATABASE_URL ?? "" },
    concurrency: env.WORKER_CONCURRENCY,
    allowLoopback: env.PLANRRR_SANDBOX === "1",
    allowedPrivateHosts: env.ALLOWED_PRIVATE_HOSTS,
  };
}
