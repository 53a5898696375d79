import { httpUrl, list, logLevelSetting, postgresUrl, redisUrl, serverSettings } from "@planrrr/settings";
import { z } from "zod";

/** The worker's environment. It names no database of the business and no encryption key: the worker has neither. */
export const workerEnv = z
  .object({
    API_URL: httpUrl
      .default("http://127.0.0.1:3000")
      .describe("Where the worker reaches the API's /internal routes."),
    INTERNAL_API_KEY: z.string().min(32).describe("Shared secret of worker and API; at least 32 characters."),
    QUEUE_DATABASE_URL: postgresUrl
      .optional()
      .describe("PostgreSQL login that sees the queue's schema alone. Not needed with REDIS_URL."),
    REDIS_URL: redisUrl.optional().describe("Redis ≥ 6.2 for the queue instead of PostgreSQL."),
    WORKER_ID: z
      .string()
      .min(1)
      .max(100)
      .optional()
      .describe("Name of this worker in the ledger. Default: host and process id."),
    WORKER_CONCURRENCY: z.coerce
      .number()
      .int()
      .min(1)
      .max(500)
      .default(100)
      .describe("Publications worked on at once, of each network; some networks take fewer."),
    HOST: serverSettings.HOST,
    WORKER_PORT: z.coerce
      .number()
      .int()
      .min(0)
      .max(65_535)
      .default(9465)
      .describe("Port of /metrics and /health of a worker that runs by itself."),
    PLANRRR_SANDBOX: z
      .enum(["0", "1"])
      .default("0")
      .describe("1 allows networks on this machine's loopback addresses."),
    ALLOWED_PRIVATE_HOSTS: list
      .default([])
      .describe("Comma-separated hosts of your own network that may be called, e.g. a PDS at home."),
    ...logLevelSetting,
  })
  .refine((env) => env.REDIS_URL ?? env.QUEUE_DATABASE_URL, {
    message: "Set QUEUE_DATABASE_URL or REDIS_URL.",
    path: ["QUEUE_DATABASE_URL"],
  });
export type WorkerEnv = z.infer<typeof workerEnv>;
