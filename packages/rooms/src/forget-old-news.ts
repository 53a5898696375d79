import { schema } from "@planrrr/database";
import { lt } from "drizzle-orm";
import type { RoomsContext } from "./context.ts";

const keptMs = 30 * 86_400_000;

/** Deletes what is long told: the edge remembers ids for less. */
export async function forgetOldNews(ctx: Pick<RoomsContext, "db" | "now">): Promise<void> {
  const longAgo = new Date(ctx.now().getTime() - keptMs);
  await ctx.db.delete(schema.communityNews).where(lt(schema.communityNews.createdAt, longAgo));
  await ctx.db.delete(schema.pushNotices).where(lt(schema.pushNotices.createdAt, longAgo));
}
