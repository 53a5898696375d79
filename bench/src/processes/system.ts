import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ensureQueueRole, migrateQueue, QUEUES } from "@planrrr/queue";
import { findPostgres, type PostgresPart, postgresPart } from "./postgres-part.ts";
import { part, type Part, type PartOptions } from "./run-part.ts";
import { freePort } from "./ports.ts";
import { waitUntil } from "./wait-until.ts";

/** planrrr as separate processes, each of which can be killed: database, API and worker. */
export interface System {
  url: string;
  folder: string;
  internalApiKey: string;
  database: PostgresPart;
  api: Part;
  worker: Part;
  /** To start more workers like the first. */
  workerOptions: PartOptions;
  ready(): Promise<void>;
  /** Ends everything and removes its data. */
  close(): Promise<void>;
}

export interface SystemOptions {
  redisUrl?: string;
  workerEnv?: NodeJS.ProcessEnv;
  apiEnv?: NodeJS.ProcessEnv;
}

export async function startSystem(options: SystemOptions = {}): Promise<System> {
  const folder = mkdtempSync(path.join(tmpdir(), "planrrr-bench-"));
  const [port, databasePort] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  const database = postgresPart(
    path.join(folder, "postgres"),
    databasePort,
    path.join(folder, "postgres.log"),
  );
  database.start();
  const databaseUrl = await findPostgres(database);

  const secret = () => randomBytes(32).toString("base64");
  const internalApiKey = secret();
  const redis = options.redisUrl ? { REDIS_URL: options.redisUrl } : {};
  const queueEnv = options.redisUrl ? redis : { QUEUE_DATABASE_URL: await queueLogin(databaseUrl) };
  const shared = { PLANRRR_SANDBOX: "1", LOG_LEVEL: "info" };
  const api = part({
    name: "api",
    program: "apps/api/src/main.ts",
    logFile: path.join(folder, "api.log"),
    env: {
      ...shared,
      ...redis,
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      BETTER_AUTH_SECRET: secret(),
      ENCRYPTION_KEYS: `k1:${secret()}`,
      INTERNAL_API_KEYS: internalApiKey,
      MEDIA_DIR: path.join(folder, "media"),
      RATE_LIMIT_PER_MINUTE: "0",
      RATE_LIMIT_WRITES_PER_MINUTE: "0",
      ...options.apiEnv,
    },
  });
  const workerOptions: PartOptions = {
    name: "worker",
    program: "apps/worker/src/main.ts",
    logFile: path.join(folder, "worker.log"),
    env: { ...shared, ...queueEnv, API_URL: url, INTERNAL_API_KEY: internalApiKey, ...options.workerEnv },
  };
  const worker = part(workerOptions);
  api.start();
  await waitUntil("the API answers", async () => (await fetch(`${url}/health/live`)).ok);
  worker.start();
  const ready = () => waitUntil("the system is ready", async () => (await fetch(`${url}/health/ready`)).ok);
  return {
    url,
    folder,
    internalApiKey,
    database,
    api,
    worker,
    workerOptions,
    ready,
    async close() {
      await worker.kill();
      await api.kill();
      await database.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function queueLogin(databaseUrl: string): Promise<string> {
  await migrateQueue(databaseUrl, { queues: QUEUES });
  const role = await ensureQueueRole(databaseUrl, {
    role: "planrrr_worker",
    password: randomBytes(18).toString("hex"),
  });
  if (!role.ok) throw new Error(role.message);
  return role.connectionString;
}
