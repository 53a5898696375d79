import { schema } from "@planrrr/database";
import { afterFailures, askBreaker, closedBreaker } from "@planrrr/resilience";
import { eq } from "drizzle-orm";
import type { BundlesContext } from "../context.ts";
import { RefusedError } from "./refused-error.ts";

const trialMs = 120_000;
const keyOf = (origin: string) => `bundles ${origin}`;

/** Refuses while the server has not answered for so long that asking it is idle. */
export async function requireHost(ctx: BundlesContext, origin: string): Promise<void> {
  const { breakers: b } = schema;
  await ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .select()
      .from(b)
      .where(eq(b.key, keyOf(origin)))
      .for("update");
    if (!row) return;
    const now = ctx.now();
    const asked = askBreaker(row, now, trialMs);
    if (asked.wait)
      throw new RefusedError(
        "failed",
        `${origin} does not answer; it is asked again after ${asked.wait.toISOString()}`,
      );
    await tx
      .update(b)
      .set({ ...asked.after, updatedAt: now })
      .where(eq(b.key, row.key));
  });
}

/** Takes down whether the server answered. */
export async function noteHost(ctx: BundlesContext, origin: string, answered: boolean): Promise<void> {
  const { breakers: b } = schema;
  const key = keyOf(origin);
  if (answered) return void (await ctx.db.delete(b).where(eq(b.key, key)));
  await ctx.db.transaction(async (tx) => {
    const now = ctx.now();
    await tx
      .insert(b)
      .values({ key, ...closedBreaker, updatedAt: now })
      .onConflictDoNothing();
    const [row] = await tx.select().from(b).where(eq(b.key, key)).for("update");
    if (!row) return;
    const { failures, opened, openUntil, trialUntil } = afterFailures(row, 1, now);
    await tx.update(b).set({ failures, opened, openUntil, trialUntil, updatedAt: now }).where(eq(b.key, key));
  });
}
