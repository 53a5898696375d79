import { type Queryable, schema } from "@planrrr/database";
import { getTableColumns, sql } from "drizzle-orm";
import type { BundleRow } from "./stored-content.ts";

/**
 * Writes deals of one source, new or changed; who came first keeps id and first sight. Returns the ids by `sourceId`.
 * Always in the same order, so that two who write the same deals wait for each other and never stand in each other's way.
 */
export async function upsertBundle(db: Queryable, rows: readonly BundleRow[]): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const inOrder = rows.toSorted((a, b) => (a.sourceId < b.sourceId ? -1 : 1));
  for (let start = 0; start < inOrder.length; start += batchRows) {
    const batch = JSON.stringify(inOrder.slice(start, start + batchRows).map(toStored));
    // One value for the whole batch: thousands of parameters cost more than the writing itself.
    const written = await db.execute<{ id: string; source_id: string }>(sql`
      insert into bundles (${names}) select ${names} from json_populate_recordset(null::bundles, ${batch}::json)
      on conflict (source, source_id) do update set ${overwritten}
      returning id, source_id`);
    for (const { id, source_id } of written.rows) ids.set(source_id, id);
  }
  return ids;
}

const batchRows = 1000;
const ofTriggers = ["priceFellAt", "xid"];
const kept = ["id", "source", "sourceId", "firstSeenAt"];
const columns = Object.entries(getTableColumns(schema.bundles))
  .filter(([name]) => !ofTriggers.includes(name))
  .map(([name, column]) => ({ name: name as keyof BundleRow, stored: column.name }));
const names = sql.raw(columns.map(({ stored }) => `"${stored}"`).join(", "));
const overwritten = sql.raw(
  columns
    .filter(({ name }) => !kept.includes(name))
    .map(({ stored }) => `"${stored}" = excluded."${stored}"`)
    .join(", "),
);

function toStored(row: BundleRow): object {
  return Object.fromEntries(columns.map(({ name, stored }) => [stored, row[name]]));
}
