import { flag, list, logLevelSetting, postgresUrl, redisUrl, serverSettings } from "@planrrr/settings";
import { z } from "zod";

/** The ingestion's environment. */
export const ingestEnv = z.object({
  DATABASE_URL: postgresUrl.describe("PostgreSQL 14 or newer."),
  REDIS_URL: redisUrl.optional().describe("Redis 6.2 or newer for the queue. Absent: PostgreSQL."),
  SOURCES_FILE: z
    .string()
    .min(1)
    .optional()
    .describe("File with the sources of deals. Absent: config/sources.yml in planrrr's own folder."),
  INGEST_SCHEDULE: flag
    .default(false)
    .describe(
      "1 reads the sources of that file by their cadence. 0: only when somebody asks; the sandbox's shop is always read.",
    ),
  INGEST_CONCURRENCY: z.coerce
    .number()
    .int()
    .min(1)
    .max(50)
    .default(4)
    .describe("Sources read at once; requests to one server keep their distance whatever it is."),
  HOST: serverSettings.HOST,
  INGEST_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(9464)
    .describe("Port of /metrics and /health of an ingestion that runs by itself."),
  BROWSER_PATH: z
    .string()
    .min(1)
    .optional()
    .describe(
      "Chromium, e.g. /usr/bin/chromium, for sources with `browser: true`. Absent: they can't be read.",
    ),
  BROWSER_CONCURRENCY: z.coerce
    .number()
    .int()
    .min(1)
    .max(10)
    .default(1)
    .describe("Pages open in that browser at once."),
  ALLOWED_PRIVATE_HOSTS: list
    .default([])
    .describe("Comma-separated hosts of your own network that may be called, e.g. a PDS at home."),
  ...logLevelSetting,
});
export type IngestEnv = z.infer<typeof ingestEnv>;
