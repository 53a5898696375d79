import { type Queryable, schema } from "@planrrr/database";
import { sql } from "drizzle-orm";
import type { BundleRow } from "./stored-content.ts";

/** Writes deals, new or changed; who came first keeps id and first sight. A few hundred at a time. */
export async function upsertBundle(db: Queryable, rows: readonly BundleRow[]): Promise<void> {
  const { bundles: b } = schema;
  for (let start = 0; start < rows.length; start += batchRows) {
    await db
      .insert(b)
      .values(rows.slice(start, start + batchRows))
      .onConflictDoUpdate({ target: [b.source, b.sourceId], set: written });
  }
}

const batchRows = 500;
const kept = ["id", "source", "sourceId", "firstSeenAt", "priceFellAt", "xid"];
const written = Object.fromEntries(
  Object.entries(schema.bundles)
    .filter(([name, column]) => !kept.includes(name) && typeof column === "object" && "name" in column)
    .map(([name, column]) => [name, sql.raw(`excluded."${(column as { name: string }).name}"`)]),
);
