import { schema } from "@planrrr/database";
import { and, eq, isNull, lt } from "drizzle-orm";
import type { BundlesContext } from "../context.ts";

/** Longer than any run may take. */
const longestRunMs = 30 * 60_000;

/** Begins a run, seen from outside at once. Runs of this source that were killed are closed. */
export async function createIngestionRun(
  ctx: BundlesContext,
  { source, entryHash }: { source: string; entryHash: string },
): Promise<{ id: string; startedAt: Date }> {
  const { ingestionRuns: r } = schema;
  const startedAt = ctx.now();
  await ctx.db
    .update(r)
    .set({ completedAt: startedAt, verdict: "failed", reason: "the run was interrupted" })
    .where(
      and(
        eq(r.source, source),
        isNull(r.completedAt),
        lt(r.startedAt, new Date(startedAt.getTime() - longestRunMs)),
      ),
    );
  const id = ctx.newId();
  await ctx.db.insert(r).values({ id, source, entryHash, startedAt });
  return { id, startedAt };
}
