import { migrateDatabase } from "@planrrr/database";
import { ensureQueueRole, migrateQueue, QUEUES } from "@planrrr/queue";
import { givenVariables, postgresUrl, redisUrl, type Variables } from "@planrrr/settings";
import { z } from "zod";
import { EnvError } from "./env.ts";

const migrationEnv = z.object({
  DATABASE_URL: postgresUrl,
  QUEUE_DATABASE_URL: postgresUrl.optional(),
  REDIS_URL: redisUrl.optional(),
});

/**
 * What comes before the parts of a new version are started: the tables and, where PostgreSQL has the queue, the
 * worker's login. Safe to repeat, and from several machines at once. Tells what it did.
 */
export async function migrateDeployment(variables: Variables): Promise<string[]> {
  const { data: env, error } = migrationEnv.safeParse(givenVariables(variables));
  if (!env) throw new EnvError(`These settings can't be used:\n${z.prettifyError(error)}`);
  await migrateDatabase(env.DATABASE_URL);
  if (env.REDIS_URL) return ["The database has this version's tables."];
  await migrateQueue(env.DATABASE_URL, { queues: QUEUES });
  const told = ["The database has this version's tables, and those of the queue."];
  if (!env.QUEUE_DATABASE_URL) return told;
  return [...told, await ensureWorkerLogin(env.DATABASE_URL, env.QUEUE_DATABASE_URL)];
}

/** The login that QUEUE_DATABASE_URL names, which the worker uses and which sees nothing but the queue. */
async function ensureWorkerLogin(databaseUrl: string, queueUrl: string): Promise<string> {
  const [owner, worker] = [new URL(databaseUrl), new URL(queueUrl)].map(({ username, password }) => ({
    role: decodeURIComponent(username),
    password: decodeURIComponent(password),
  }));
  if (!worker?.role || !worker.password)
    throw new EnvError("QUEUE_DATABASE_URL needs a user and a password of the worker's own.");
  // It would take away its own rights.
  if (worker.role === owner?.role)
    throw new EnvError(
      "QUEUE_DATABASE_URL needs another user than DATABASE_URL: one that sees the queue alone.",
    );
  const made = await ensureQueueRole(databaseUrl, worker);
  return made.ok
    ? `The worker's login ${worker.role} sees the queue alone.`
    : `DATABASE_URL's user may not make logins, so ${worker.role} has to be there: ${made.message}`;
}
