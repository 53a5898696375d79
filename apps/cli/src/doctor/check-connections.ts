import type { FoundDatabase } from "./find-database.ts";
import { ok, type Verdict, warn } from "./finding.ts";
import { readMigrationState } from "./migration-state.ts";

export async function checkConnections(database: FoundDatabase): Promise<Verdict> {
  if (database.state !== "reachable" || (await readMigrationState(database.pool)).applied === 0)
    return ok("Not looked at: see Database");
  const { rows } = await database.pool.query<{ name: string; active: boolean }>(
    "select handle || ' (' || network || ')' as name, status = 'ACTIVE' as active from connections where removed_at is null order by 1",
  );
  const dead = rows.filter(({ active }) => !active).map(({ name }) => name);
  if (dead.length === 0) return ok(rows.length === 0 ? "None yet" : `${rows.length} work`);
  return warn(
    `${dead.length} of ${rows.length} need reconnecting: ${dead.slice(0, 5).join(", ")}`,
    "planrrr connections add <network> again; what waits goes out then.",
  );
}
