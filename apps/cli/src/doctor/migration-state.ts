import { readFileSync } from "node:fs";
import { z } from "zod";
import type { FoundDatabase } from "./find-database.ts";

const Journal = z.object({ entries: z.array(z.unknown()) });
type Pool = Extract<FoundDatabase, { state: "reachable" }>["pool"];

/** How many migrations the database has had, and how many this version knows. */
export async function readMigrationState(pool: Pool): Promise<{ applied: number; known: number }> {
  const journal = new URL("../migrations/meta/_journal.json", import.meta.resolve("@planrrr/database"));
  const known = Journal.parse(JSON.parse(readFileSync(journal, "utf8"))).entries.length;
  const { rows: found } = await pool.query<{ name: string | null }>(
    "select to_regclass('planrrr_migrations.__drizzle_migrations')::text as name",
  );
  if (!found[0]?.name) return { applied: 0, known };
  const { rows } = await pool.query<{ applied: number }>(
    "select count(*)::int as applied from planrrr_migrations.__drizzle_migrations",
  );
  return { applied: rows[0]?.applied ?? 0, known };
}
