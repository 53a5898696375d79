import { sql } from "drizzle-orm";
import { limitConcurrency } from "../connections/limit-concurrency.ts";
import type { PublishingContext } from "../context.ts";

/** Each holder keeps a database connection while others do the work: not too many of them. */
const inTurn = limitConcurrency(3);

/** Work on one recurrence at a time, over all processes: what is made is never of a rule that was just changed. */
export function withRecurrence<T>(ctx: PublishingContext, id: string, work: () => Promise<T>): Promise<T> {
  return inTurn(() =>
    ctx.db.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`recurrence ${id}`}, 0))`);
      return work();
    }),
  );
}
