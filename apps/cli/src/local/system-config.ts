import { hostname } from "node:os";
import path from "node:path";
import { type ApiConfig, EnvError, readApiEnv, type StandIn, toApiConfig } from "@planrrr/api";
import { type IngestConfig, ingestConfig, ingestEnv, type PracticeShop } from "@planrrr/ingest";
import { givenVariables } from "@planrrr/settings";
import { type WorkerConfig, workerConfig, workerEnv } from "@planrrr/worker";
import { z } from "zod";
import type { Cli } from "../cli.ts";
import { CliError } from "../cli-error.ts";
import { ExitCode } from "../exit-code.ts";
import { homeFiles } from "./home-files.ts";
import type { QueueLogin } from "./queue-for-worker.ts";
import type { Secrets } from "./secrets.ts";

/** Where `npm start` puts the pages it builds. */
const builtPages = path.join(import.meta.dirname, "..", "..", "..", "web", "out");

export interface SystemConfigInput {
  databaseUrl: string;
  secrets: Secrets;
  sandboxNetworks: StandIn[];
  /** Where the edge of this start will be; `undefined`: it has none. */
  edgeUrl: string | undefined;
}

/** The API's settings: what the person set, and what the local start made. */
export function localApiConfig(
  cli: Cli,
  { databaseUrl, secrets, sandboxNetworks, edgeUrl }: SystemConfigInput,
): ApiConfig {
  const { env, home, variables } = cli;
  const api = badSettings(() =>
    readApiEnv({
      ...variables,
      DATABASE_URL: databaseUrl,
      BETTER_AUTH_SECRET: secrets.authSecret,
      ENCRYPTION_KEYS: secrets.encryptionKeys,
      INTERNAL_API_KEY: secrets.internalApiKey,
      EDGE_URL: env.EDGE_URL ?? edgeUrl,
      EDGE_INTERNAL_API_KEY: secrets.edgeApiKey,
      VAPID_PRIVATE_KEY: secrets.vapidPrivateKey,
      WEB_DIR: variables["WEB_DIR"] || builtPages,
      MEDIA_DIR: variables["MEDIA_DIR"] || homeFiles(home).media,
      PLANRRR_SANDBOX: env.PLANRRR_SANDBOX ? "1" : "0",
      // One process: its worker asks over loopback.
      INTERNAL_PORT: undefined,
    }),
  );
  // Migrated before, where a failure can be told in better words.
  return { ...badSettings(() => toApiConfig(api)), migrate: false, sandboxNetworks };
}

/** The worker's settings. It is given neither the database's address nor a key that opens credentials. */
export function localWorkerConfig(
  cli: Cli,
  input: { apiUrl: string; internalApiKey: string; queue: QueueLogin },
): WorkerConfig {
  const { env, variables } = cli;
  const { QUEUE_DATABASE_URL, REDIS_URL } = input.queue;
  const given = {
    API_URL: input.apiUrl,
    INTERNAL_API_KEY: input.internalApiKey,
    QUEUE_DATABASE_URL,
    REDIS_URL,
    WORKER_ID: variables["WORKER_ID"] || undefined,
    WORKER_CONCURRENCY: variables["WORKER_CONCURRENCY"] || undefined,
    ALLOWED_PRIVATE_HOSTS: variables["ALLOWED_PRIVATE_HOSTS"],
    PLANRRR_SANDBOX: env.PLANRRR_SANDBOX ? "1" : "0",
    LOG_LEVEL: env.LOG_LEVEL,
  };
  const result = workerEnv.safeParse(given);
  if (!result.success) throw cannotUse(z.prettifyError(result.error));
  return workerConfig(result.data, `${hostname()}-${process.pid}`);
}

/** The settings of reading deals. */
export function localIngestConfig(cli: Cli, databaseUrl: string, practice?: PracticeShop): IngestConfig {
  const { env, variables } = cli;
  const result = ingestEnv.safeParse(
    givenVariables({
      ...variables,
      DATABASE_URL: databaseUrl,
      REDIS_URL: env.REDIS_URL,
      LOG_LEVEL: env.LOG_LEVEL,
    }),
  );
  if (!result.success) throw cannotUse(z.prettifyError(result.error));
  return ingestConfig(result.data, practice);
}

function badSettings<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof EnvError) throw cannotUse(error.message, error);
    throw error;
  }
}

function cannotUse(message: string, cause?: unknown): CliError {
  return new CliError("BAD_SETTINGS", message, { exitCode: ExitCode.usage, cause });
}
