import { type Queryable, schema } from "@planrrr/database";
import { and, gt, inArray, sql } from "drizzle-orm";
import { accountKey, appKey } from "../limits/limit-keys.ts";

/** Whether less than a quarter is left of what a network allows: that is kept for posts. */
export async function isLowOn(
  db: Queryable,
  connection: { id: string; network: string; service: string },
  now: Date,
): Promise<boolean> {
  const { networkUsage: u } = schema;
  const low = await db
    .select({ name: u.name })
    .from(u)
    .where(
      and(
        inArray(u.key, [appKey(connection), accountKey(connection)]),
        gt(u.resetAt, now),
        sql`${u.remaining} * 4 < ${u.max}`,
      ),
    )
    .limit(1);
  return low.length > 0;
}
