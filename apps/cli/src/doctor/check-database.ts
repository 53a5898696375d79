import { readMigrationState } from "./migration-state.ts";
import type { FoundDatabase } from "./find-database.ts";
import { fail, ok, type Verdict, warn } from "./finding.ts";

const oldest = 14;

export async function checkDatabase(database: FoundDatabase): Promise<Verdict> {
  if (database.state === "absent")
    return warn("There is none yet", "npm start makes one, or set DATABASE_URL.");
  if (database.state === "stopped") return warn("The embedded server is not running", "npm start runs it.");
  if (database.state === "failed") {
    return fail(
      database.failure.message,
      database.isExternal ? "Mend DATABASE_URL or the server it leads to." : "Start again: npm start",
    );
  }
  const { rows } = await database.pool.query<{ version: string }>(
    "select current_setting('server_version_num') as version",
  );
  const version = Math.floor(Number(rows[0]?.version) / 10_000);
  if (version < oldest) return fail(`PostgreSQL ${version} is too old`, `planrrr needs ${oldest} or newer.`);
  const { applied, known } = await readMigrationState(database.pool);
  const where = `PostgreSQL ${version}${database.isExternal ? "" : ", embedded"}, answers in ${database.roundTripMs.toFixed(0)} ms`;
  if (applied < known)
    return warn(
      `${where}; ${known - applied} migrations are missing`,
      "planrrr db migrate, or start planrrr.",
    );
  if (applied > known)
    return warn(`${where}; its tables are of a newer planrrr`, "Update this copy of planrrr.");
  return ok(`${where}, tables up to date`);
}
