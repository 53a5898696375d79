import { liveEventsKeptMs } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { lt } from "drizzle-orm";
import type { PublishingContext } from "../context.ts";

/** Deletes events that no stream can ask for any more. The double span leaves room for clocks that differ. */
export async function forgetLiveEvents(ctx: Pick<PublishingContext, "db" | "now">): Promise<void> {
  const { liveEvents } = schema;
  await ctx.db
    .delete(liveEvents)
    .where(lt(liveEvents.createdAt, new Date(ctx.now().getTime() - 2 * liveEventsKeptMs)));
}
