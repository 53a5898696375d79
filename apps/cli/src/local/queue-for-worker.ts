import { ensureQueueRole } from "@planrrr/queue";
import type { CliEnv } from "../env.ts";
import type { Secrets } from "./secrets.ts";

export interface QueueLogin {
  QUEUE_DATABASE_URL?: string;
  REDIS_URL?: string;
  /** Something the person should know. */
  warning?: string;
}

/** The worker's own way to the queue: a login that sees the queue's schema alone. */
export async function queueForWorker(
  databaseUrl: string,
  secrets: Secrets,
  env: CliEnv,
): Promise<QueueLogin> {
  if (env.REDIS_URL) return { REDIS_URL: env.REDIS_URL };
  if (env.QUEUE_DATABASE_URL) return { QUEUE_DATABASE_URL: env.QUEUE_DATABASE_URL };
  const role = await ensureQueueRole(databaseUrl, {
    role: secrets.queueRole,
    password: secrets.queuePassword,
  });
  if (role.ok) return { QUEUE_DATABASE_URL: role.connectionString };
  return {
    QUEUE_DATABASE_URL: databaseUrl,
    warning:
      "The user in DATABASE_URL may not make roles, so the worker uses the same login and could read more than its queue. " +
      "Make a role that sees schema bullmq alone, and set QUEUE_DATABASE_URL to its login.",
  };
}
