import { sql } from "drizzle-orm";
import type { WebhooksContext } from "../context.ts";

/** The plan that is left then reads its inner side anew for each row: a subquery that takes rows takes more each time. */
export async function withNestedLoops<T>(
  { db, now }: Pick<WebhooksContext, "db" | "now">,
  work: (ctx: Pick<WebhooksContext, "db" | "now">) => Promise<T>,
): Promise<T> {
  return db.transaction(async (tx) => {
    for (const way of [
      "hashjoin",
      "mergejoin",
      "hashagg",
      "sort",
      "material",
      "memoize",
      "indexscan",
      "indexonlyscan",
      "bitmapscan",
    ])
      await tx.execute(sql.raw(`set local enable_${way} = off`));
    return work({ db: tx, now });
  });
}
