import { AppError } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { and, eq } from "drizzle-orm";
import type { RoomsActor, RoomsContext } from "../context.ts";

const { pushSubscriptions: t } = schema;

/** Ends one's own subscription, and what is on its way there. Somebody else's does not exist: NOT_FOUND. */
export async function unsubscribeFromPush(
  ctx: Pick<RoomsContext, "db">,
  actor: RoomsActor,
  { id }: { id: string },
): Promise<void> {
  const gone = await ctx.db
    .delete(t)
    .where(and(eq(t.id, id), eq(t.userId, actor.userId)))
    .returning({ id: t.id });
  if (gone.length === 0)
    throw new AppError("NOT_FOUND", "There is no such subscription.", { details: { id } });
}
