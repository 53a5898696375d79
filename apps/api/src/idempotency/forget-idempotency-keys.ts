import { type Database, schema } from "@planrrr/database";
import { lt } from "drizzle-orm";

const KEPT_MS = 24 * 3_600_000;

/** Deletes keys older than a day. */
export async function forgetIdempotencyKeys(ctx: { db: Database; now(): Date }): Promise<number> {
  const before = new Date(ctx.now().getTime() - KEPT_MS);
  const { rowCount } = await ctx.db
    .delete(schema.idempotencyKeys)
    .where(lt(schema.idempotencyKeys.createdAt, before));
  return rowCount ?? 0;
}
