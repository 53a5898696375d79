import { schema } from "@planrrr/database";
import { lt } from "drizzle-orm";
import type { PublishingContext } from "../context.ts";

/** Deletes what was left of limits that have begun anew since: the next answer says what holds now. */
export async function forgetUsage(ctx: Pick<PublishingContext, "db" | "now">): Promise<void> {
  const { networkUsage } = schema;
  await ctx.db.delete(networkUsage).where(lt(networkUsage.resetAt, ctx.now()));
}
