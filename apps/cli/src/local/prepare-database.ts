import { migrateDatabase, openDatabase } from "@planrrr/database";
import { migrateQueue, QUEUES } from "@planrrr/queue";
import { describeDatabaseFailure } from "./database-failure.ts";
import { CliError } from "../cli-error.ts";

export const oldestPostgres = 14;

export interface PrepareOptions {
  url: string;
  /** With REDIS_URL the queue needs nothing here. */
  queueInside: boolean;
}

/** Checks that the server is new enough, and applies what is missing. Safe at every start and from several processes. */
export async function prepareDatabase({ url, queueInside }: PrepareOptions): Promise<void> {
  try {
    const version = await readServerVersion(url);
    if (version < oldestPostgres) {
      throw new CliError(
        "DATABASE_TOO_OLD",
        `DATABASE_URL leads to PostgreSQL ${version}; planrrr needs ${oldestPostgres} or newer.`,
        { details: { version } },
      );
    }
    await migrateDatabase(url);
    if (queueInside) await migrateQueue(url, { queues: QUEUES });
  } catch (error) {
    throw describeDatabaseFailure(error) ?? error;
  }
}

export async function readServerVersion(url: string): Promise<number> {
  const database = openDatabase({ url, max: 1 });
  try {
    const { rows } = await database.pool.query<{ version: string }>(
      "select current_setting('server_version_num') as version",
    );
    return Math.floor(Number(rows[0]?.version) / 10_000);
  } finally {
    await database.close();
  }
}
