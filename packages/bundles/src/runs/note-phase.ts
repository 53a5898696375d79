import type { RunPhase } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { and, eq, isNull } from "drizzle-orm";
import type { BundlesContext } from "../context.ts";

/** Tells those who watch a run what it is at. */
export async function notePhase(
  ctx: Pick<BundlesContext, "db" | "onPhase">,
  id: string,
  phase: RunPhase,
): Promise<void> {
  const { ingestionRuns: r } = schema;
  ctx.onPhase?.(id, phase);
  await ctx.db
    .update(r)
    .set({ phase })
    .where(and(eq(r.id, id), isNull(r.completedAt)));
}
