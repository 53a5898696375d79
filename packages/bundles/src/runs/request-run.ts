import { AppError, type IngestionRun } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { and, desc, eq, isNull, ne, sql } from "drizzle-orm";
import type { BundlesContext } from "../context.ts";
import { createIngestionRun } from "./create-ingestion-run.ts";
import { toRun } from "./to-run.ts";

/** Asks for a source to be read. One that waits or runs already is the answer itself: it is not begun twice. */
export async function requestRun(
  ctx: Pick<BundlesContext, "db" | "now" | "newId">,
  request: { source: string; accept: boolean; requestedBy: string },
): Promise<IngestionRun> {
  const { ingestionRuns: r, bundleSources: s } = schema;
  const { source } = request;
  return ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`bundles request ${source}`}, 0))`);
    const [known] = await tx
      .select({ name: s.name })
      .from(s)
      .where(and(eq(s.name, source), isNull(s.removedAt)));
    if (!known) throw new AppError("NOT_FOUND", `There is no source ${source}.`);
    const [open] = await tx
      .select()
      .from(r)
      .where(and(eq(r.source, source), isNull(r.completedAt), ne(r.trigger, "command-line")))
      .orderBy(desc(r.createdAt))
      .limit(1);
    // A run that waits takes the wish over; one that runs has begun without it.
    if (open && (!request.accept || open.accept)) return toRun(open);
    if (open && !open.startedAt) {
      const [taken] = await tx.update(r).set({ accept: true }).where(eq(r.id, open.id)).returning();
      if (taken) return toRun(taken);
    }
    const created = await createIngestionRun(ctx, tx, { ...request, trigger: "request" });
    if (!created) throw new Error("A run without a planned time was not created.");
    return toRun(created);
  });
}
