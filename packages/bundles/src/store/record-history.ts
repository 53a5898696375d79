import type { Queryable } from "@planrrr/database";
import { sql } from "drizzle-orm";
import type { FieldChange } from "./diff-bundle.ts";

export type HistoryRow = FieldChange & { bundleId: string };

/** Adds what has changed; nothing of it is ever changed again. */
export async function recordHistory(
  db: Queryable,
  run: { id: string; at: Date },
  changes: readonly HistoryRow[],
): Promise<void> {
  for (let start = 0; start < changes.length; start += batchRows) {
    const batch = JSON.stringify(changes.slice(start, start + batchRows));
    await db.execute(sql`
      insert into bundle_history (bundle_id, run_id, field, before, after, at)
      select c."bundleId", ${run.id}, c.field, c.before, c.after, ${run.at.toISOString()}::timestamptz
      from json_to_recordset(${batch}::json) c ("bundleId" text, field text, before jsonb, after jsonb)`);
  }
}

const batchRows = 5000;
