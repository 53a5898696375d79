import type { PushState } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { count, eq } from "drizzle-orm";
import type { RoomsActor, RoomsContext } from "../context.ts";

/** What a browser needs to subscribe, and how many of this person's do. */
export async function readPush(
  ctx: Pick<RoomsContext, "db" | "vapid">,
  actor: RoomsActor,
): Promise<PushState> {
  const { pushSubscriptions: t } = schema;
  const [row] = await ctx.db.select({ devices: count() }).from(t).where(eq(t.userId, actor.userId));
  return { publicKey: ctx.vapid?.publicKey ?? null, devices: row?.devices ?? 0 };
}
