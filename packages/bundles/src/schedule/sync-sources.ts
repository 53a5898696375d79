import { schema } from "@planrrr/database";
import { and, isNull, notInArray, sql } from "drizzle-orm";
import type { BundlesContext } from "../context.ts";
import type { Source } from "../sources/source.ts";

/**
 * Writes down which sources there are, for those who can't read the file, and the cadence of those that are read by
 * one. What left the file keeps its deals.
 */
export async function syncSources(
  ctx: Pick<BundlesContext, "db" | "now">,
  sources: readonly Source[],
  scheduled: readonly Source[] = sources,
): Promise<void> {
  const { bundleSources: s } = schema;
  const at = ctx.now();
  await ctx.db.transaction(async (tx) => {
    for (const { name, kind, url, cadence } of sources) {
      const isScheduled = scheduled.some((source) => source.name === name);
      const told = { kind, url, cadence: (isScheduled ? cadence : undefined) ?? null, removedAt: null };
      await tx
        .insert(s)
        .values({ name, ...told, seenAt: at })
        .onConflictDoUpdate({ target: s.name, set: { ...told, seenAt: at } });
    }
    const names = sources.map(({ name }) => name);
    await tx
      .update(s)
      .set({ removedAt: at })
      .where(and(isNull(s.removedAt), names.length > 0 ? notInArray(s.name, names) : sql`true`));
  });
}
