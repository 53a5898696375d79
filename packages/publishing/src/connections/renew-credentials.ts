import { schema } from "@planrrr/database";
import { and, asc, eq, gt, isNull, lte } from "drizzle-orm";
import type { PublishingContext } from "../context.ts";
import { refreshConnection } from "./refresh-connection.ts";

const batch = 100;

/**
 * Renews credentials before they run out, while the old ones still work: a network that is away for an hour then costs
 * nothing. Returns how many were renewed.
 */
export async function renewCredentials(ctx: PublishingContext): Promise<number> {
  const { connections: t } = schema;
  let renewed = 0;
  for (let after: string | undefined; ;) {
    const due = await ctx.db
      .select({ id: t.id, credentialsVersion: t.credentialsVersion })
      .from(t)
      .where(
        and(
          lte(t.refreshAt, ctx.now()),
          eq(t.status, "ACTIVE"),
          isNull(t.removedAt),
          after ? gt(t.id, after) : undefined,
        ),
      )
      .orderBy(asc(t.id))
      .limit(batch);
    const answers = await Promise.all(due.map((connection) => refreshConnection(ctx, connection)));
    renewed += answers.filter(({ state }) => state === "refreshed").length;
    after = due.at(-1)?.id;
    if (due.length < batch) return renewed;
  }
}
