import { parseKeyRing } from "@planrrr/publishing";
import type { Cli } from "../cli.ts";
import { homeFiles } from "../local/home-files.ts";
import { readSecrets } from "../local/secrets.ts";
import type { FoundDatabase } from "./find-database.ts";
import { fail, ok, type Verdict, warn } from "./finding.ts";
import { readMigrationState } from "./migration-state.ts";

/** The ring can be read, and every sealed credential names a key that is in it. */
export async function checkKeys({ env, home }: Cli, database: FoundDatabase): Promise<Verdict> {
  const { encryptionKeys } = readSecrets(home, env);
  if (!encryptionKeys) return ok("Made at the first start");
  const source = env.ENCRYPTION_KEYS ? "ENCRYPTION_KEYS" : homeFiles(home).secrets;
  let ids: string[];
  try {
    ids = [...parseKeyRing(encryptionKeys).keys()];
  } catch (error) {
    return fail(
      `${source}: ${error instanceof Error ? error.message : String(error)}`,
      "Restore the ring from a copy.",
    );
  }
  const used = await keysInUse(database);
  const missing = [...used.keys()].filter((id) => !ids.includes(id));
  if (missing.length > 0) {
    return fail(
      `Credentials are sealed with ${missing.join(", ")}, which is not in ${source}`,
      "Add that key to the ring, or connect these accounts again.",
    );
  }
  const stale = [...used].filter(([id]) => id !== ids[0]).reduce((sum, [, count]) => sum + count, 0);
  if (stale > 0)
    return warn(`${stale} credentials are sealed with an older key`, "planrrr keys rotate --reseal-only");
  return ok(`${ids.length} in the ring, newest ${ids[0]}`);
}

async function keysInUse(database: FoundDatabase): Promise<Map<string, number>> {
  if (database.state !== "reachable" || (await readMigrationState(database.pool)).applied === 0)
    return new Map();
  const { rows } = await database.pool.query<{ id: string; count: number }>(
    "select split_part(credentials, '.', 2) as id, count(*)::int as count from connections where credentials is not null group by 1",
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
}
