import { schema } from "@planrrr/database";
import { and, eq, isNull } from "drizzle-orm";
import type { BundlesContext } from "../context.ts";
import type { Run } from "./complete-ingestion-run.ts";

/** Begins a run, or begins it again when whoever ran it was killed. Null: it has come to its end. */
export async function startIngestionRun(
  ctx: BundlesContext,
  id: string,
  entryHash: string,
): Promise<StartedRun | null> {
  const { ingestionRuns: r } = schema;
  const startedAt = ctx.now();
  const [run] = await ctx.db
    .update(r)
    .set({ startedAt, phase: "fetching", entryHash })
    .where(and(eq(r.id, id), isNull(r.completedAt)))
    .returning();
  if (!run) return null;
  ctx.onPhase?.(id, "fetching");
  return { ...run, startedAt };
}

export type StartedRun = Run & { startedAt: Date };
