import { runMigrations } from "bullmq";
import { Client } from "pg";
import { QUEUE_SCHEMA } from "./config.ts";

/**
 * Creates schema `bullmq` and brings it to BullMQ's newest version; safe to run at every start and from
 * several processes, since BullMQ takes an advisory lock. BullMQ makes one sequence per queue at its
 * first job: they are made here so that a restricted role needs no right to create anything.
 */
export async function migrateQueue(
  adminConnectionString: string,
  { queues }: { queues: readonly string[] },
): Promise<void> {
  const client = new Client({ connectionString: adminConnectionString });
  client.on("error", () => {});
  await client.connect();
  try {
    await runMigrations(client, QUEUE_SCHEMA);
    for (const queue of queues) {
      await client.query(`SELECT ${QUEUE_SCHEMA}.next_job_id($1)`, [queue]);
    }
  } finally {
    await client.end();
  }
}
