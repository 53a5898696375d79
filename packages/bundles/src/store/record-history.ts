import { type Queryable, schema } from "@planrrr/database";
import type { FieldChange } from "./diff-bundle.ts";

export type HistoryRow = FieldChange & { bundleId: string };

/** Adds what has changed; nothing of it is ever changed again. */
export async function recordHistory(
  db: Queryable,
  run: { id: string; at: Date },
  changes: readonly HistoryRow[],
): Promise<void> {
  for (let start = 0; start < changes.length; start += batchRows) {
    const batch = changes.slice(start, start + batchRows);
    await db.insert(schema.bundleHistory).values(batch.map((row) => ({ ...row, runId: run.id, at: run.at })));
  }
}

const batchRows = 2000;
