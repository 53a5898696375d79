import { AppError, type AudienceOverview } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { eq } from "drizzle-orm";
import { getConnection } from "../connections/read-connections.ts";
import type { Actor, PublishingContext } from "../context.ts";
import { countAudience } from "./count-audience.ts";
import { readAudience } from "./read-audience.ts";

const { audienceStates } = schema;
const pauseMs = 60_000;

/** Counts one account now instead of at its hour. Once a minute at the most, and never before a network's stated end. */
export async function countNow(
  ctx: PublishingContext,
  actor: Actor,
  { id }: { id: string },
): Promise<AudienceOverview> {
  await getConnection(ctx, actor, { id });
  const [state] = await ctx.db.select().from(audienceStates).where(eq(audienceStates.connectionId, id));
  const now = ctx.now().getTime();
  const last = Math.max(state?.countedAt?.getTime() ?? 0, state?.failedAt?.getTime() ?? 0);
  const from = Math.max(last + pauseMs, state?.retryAt?.getTime() ?? 0);
  if (from > now && last <= now)
    throw new AppError("RATE_LIMITED", "These followers were counted a moment ago.", {
      retryAfter: Math.ceil((from - now) / 1000),
    });
  await countAudience(ctx, id);
  return readAudience(ctx, actor);
}
