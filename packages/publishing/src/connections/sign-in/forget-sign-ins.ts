import { schema } from "@planrrr/database";
import { lt } from "drizzle-orm";
import type { PublishingContext } from "../../context.ts";

/** Deletes sign-ins that are over, with the secrets in them. */
export async function forgetSignIns(ctx: PublishingContext): Promise<void> {
  const { networkSignIns: t } = schema;
  await ctx.db.delete(t).where(lt(t.expiresAt, ctx.now()));
}
