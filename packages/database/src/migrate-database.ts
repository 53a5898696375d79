import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";

// Any fixed number: every planrrr process that migrates takes this lock.
const migrationLock = 7_262_001;

/** Applies what is missing, under a lock, so that several processes may start at once. Migrations only ever add. */
export async function migrateDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: "planrrr-migrate" });
  await client.connect();
  try {
    await client.query("set client_min_messages = warning");
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    await migrate(drizzle(client), {
      migrationsFolder: fileURLToPath(new URL("../migrations", import.meta.url)),
      migrationsSchema: "planrrr_migrations",
    });
  } finally {
    await client.end();
  }
}
