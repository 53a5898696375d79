import { schema } from "@planrrr/database";
import { and, eq, gt, isNotNull, isNull } from "drizzle-orm";
import type { PublishingContext } from "../context.ts";
import { nextReading } from "./next-reading.ts";

const DAY_MS = 86_400_000;
/** A planrrr that stood still for longer reads the figures of newer posts only. */
const LOOK_BACK_MS = 7 * DAY_MS;
const BATCH = 1000;

/** Posts that have gone out since the last time get the times at which their figures are read. Comments get none. */
export async function planInsights(ctx: PublishingContext): Promise<number> {
  const { insightPlans: plans, publications: p } = schema;
  const now = ctx.now();
  const rows = await ctx.db
    .select({ id: p.id, network: p.network, publishedAt: p.publishedAt })
    .from(p)
    .leftJoin(plans, eq(plans.publicationId, p.id))
    .where(
      and(
        eq(p.status, "PUBLISHED"),
        gt(p.publishedAt, new Date(now.getTime() - LOOK_BACK_MS)),
        isNotNull(p.remoteId),
        isNull(plans.publicationId),
      ),
    )
    .limit(BATCH);
  const planned = rows.map(({ id, network, publishedAt }) => {
    const { insights, insightHours } = ctx.networks[network as keyof typeof ctx.networks];
    const dueAt = insights && publishedAt ? nextReading(publishedAt, publishedAt, insightHours) : undefined;
    return { publicationId: id, dueAt: dueAt ?? null };
  });
  if (planned.length > 0) await ctx.db.insert(plans).values(planned).onConflictDoNothing();
  return planned.length;
}
