import { type Queryable, schema } from "@planrrr/database";
import { and, eq, isNull } from "drizzle-orm";
import { RunOverError } from "./run-over-error.ts";
import type { Verdict } from "@planrrr/contract";

export type RunResult = { verdict: Verdict; completedAt: Date } & Partial<
  Omit<typeof schema.ingestionRuns.$inferSelect, "id" | "source" | "startedAt" | "entryHash">
>;

/** Ends a run with all that came of it. Of several who do the same run, the first one ends it; RunOverError for the rest. */
export async function completeIngestionRun(db: Queryable, id: string, result: RunResult): Promise<Run> {
  const { ingestionRuns: r } = schema;
  const [run] = await db
    .update(r)
    .set({ ...result, phase: null })
    .where(and(eq(r.id, id), isNull(r.completedAt)))
    .returning();
  if (!run) throw new RunOverError(id);
  return run;
}

export type Run = typeof schema.ingestionRuns.$inferSelect;
