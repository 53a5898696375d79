import { schema } from "@planrrr/database";
import { and, eq, isNull } from "drizzle-orm";
import type { BundlesContext } from "../context.ts";
import type { Source } from "../sources/source.ts";
import { completeIngestionRun, type Run } from "./complete-ingestion-run.ts";
import { RunOverError } from "./run-over-error.ts";
import { runSource } from "./run-source.ts";

/** Does the run that was noted. Null: it has come to its end before, which a job that is handed out twice finds so. */
export async function performRun(
  ctx: BundlesContext,
  sources: readonly Source[],
  runId: string,
): Promise<Run | null> {
  const { ingestionRuns: r } = schema;
  const [run] = await ctx.db
    .select()
    .from(r)
    .where(and(eq(r.id, runId), isNull(r.completedAt)));
  if (!run) return null;
  const source = sources.find(({ name }) => name === run.source);
  try {
    if (!source)
      return await completeIngestionRun(ctx.db, run.id, {
        verdict: "failed",
        reason: "its source is no longer in the file",
        completedAt: ctx.now(),
      });
    return await runSource(ctx, source, { runId });
  } catch (error) {
    if (error instanceof RunOverError) return null;
    throw error;
  }
}
