import { type Queryable, schema } from "@planrrr/database";
import { and, desc, eq } from "drizzle-orm";
import type { Run } from "./complete-ingestion-run.ts";

const healthyRuns = 5;

/** The last healthy runs of this source's entry as it is now, newest first. Another entry is another yardstick. */
export function readBaseline(db: Queryable, source: string, entryHash: string): Promise<Run[]> {
  const { ingestionRuns: r } = schema;
  return db
    .select()
    .from(r)
    .where(and(eq(r.source, source), eq(r.entryHash, entryHash), eq(r.verdict, "ok")))
    .orderBy(desc(r.startedAt), desc(r.id))
    .limit(healthyRuns);
}
