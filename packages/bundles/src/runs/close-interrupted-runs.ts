import { schema } from "@planrrr/database";
import { and, isNull, lt } from "drizzle-orm";
import type { BundlesContext } from "../context.ts";

/** Longer than any run may take. */
const longestRunMs = 30 * 60_000;

/** Ends runs that began so long ago that whoever ran them must have been killed. */
export async function closeInterruptedRuns(ctx: Pick<BundlesContext, "db" | "now">): Promise<number> {
  const { ingestionRuns: r } = schema;
  const completedAt = ctx.now();
  const closed = await ctx.db
    .update(r)
    .set({ completedAt, phase: null, verdict: "failed", reason: "the run was interrupted" })
    .where(and(isNull(r.completedAt), lt(r.startedAt, new Date(completedAt.getTime() - longestRunMs))))
    .returning({ id: r.id });
  return closed.length;
}
