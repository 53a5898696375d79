import { toPrecision } from "@planrrr/audience";
import type { AudienceGrowth, ReadGrowthInput } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { and, desc, eq, gte, sql } from "drizzle-orm";
import { getConnection } from "../connections/read-connections.ts";
import type { Actor, PublishingContext } from "../context.ts";

const { audienceSnapshots: t } = schema;
const dayMs = 86_400_000;
/** A chart is no wider: of so many parts of the time each gives its last number. */
const mostPoints = 240;

/** How an account's followers grew over the last days. Somebody else's account does not exist: NOT_FOUND. */
export async function readGrowth(
  ctx: PublishingContext,
  actor: Actor,
  { id, days }: ReadGrowthInput,
): Promise<AudienceGrowth> {
  await getConnection(ctx, actor, { id });
  const start = new Date(ctx.now().getTime() - days * dayMs);
  const partSeconds = (days * dayMs) / mostPoints / 1000;
  const part = sql`floor(extract(epoch from ${t.takenAt}) / ${sql.raw(String(partSeconds))})`;
  const rows = await ctx.db
    .selectDistinctOn([part], {
      at: t.takenAt,
      followers: t.followers,
      significantDigits: t.significantDigits,
    })
    .from(t)
    .where(and(eq(t.connectionId, id), gte(t.takenAt, start)))
    .orderBy(part, desc(t.takenAt));
  const points = rows.map(({ at, followers }) => ({ at, followers }));
  const last = rows.at(-1);
  return {
    connectionId: id,
    precision: last ? toPrecision(last.followers, last.significantDigits ?? undefined) : 1,
    points,
  };
}
