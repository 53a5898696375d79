import { type Queryable, schema } from "@planrrr/database";
import { eq } from "drizzle-orm";
import type { Verdict } from "@planrrr/contract";

export type RunResult = { verdict: Verdict; completedAt: Date } & Partial<
  Omit<typeof schema.ingestionRuns.$inferSelect, "id" | "source" | "startedAt" | "entryHash">
>;

/** Ends a run with all that came of it. */
export async function completeIngestionRun(db: Queryable, id: string, result: RunResult): Promise<Run> {
  const { ingestionRuns: r } = schema;
  const [run] = await db
    .update(r)
    .set({ ...result, phase: null })
    .where(eq(r.id, id))
    .returning();
  if (!run) throw new Error(`There is no run ${id}.`);
  return run;
}

export type Run = typeof schema.ingestionRuns.$inferSelect;
