import { schema } from "@planrrr/database";
import { and, asc, eq, like } from "drizzle-orm";
import type { RoomsContext } from "./context.ts";

const { communityRooms: rooms, members } = schema;

/**
 * The room of a team, opened at the first call: it is named by the owner's user id, as the edge's rooms are by their
 * coach, or by the team's own id where that person has a room already. It keeps the name whoever owns the team later.
 */
export async function ensureRoom(
  ctx: Pick<RoomsContext, "db" | "now">,
  { teamId }: { teamId: string },
): Promise<string> {
  const known = await findRoom(ctx, teamId);
  if (known) return known;
  const { userId, organizationId, role, createdAt } = members;
  const [owner] = await ctx.db
    .select({ userId })
    .from(members)
    .where(and(eq(organizationId, teamId), like(role, "%owner%")))
    .orderBy(asc(createdAt), asc(members.id))
    .limit(1);
  // Whatever is taken, by this team meanwhile or by the owner's other team, is left as it is.
  for (const id of [owner?.userId, teamId]) {
    if (id === undefined) continue;
    await ctx.db.insert(rooms).values({ id, teamId, openedAt: ctx.now() }).onConflictDoNothing();
    const made = await findRoom(ctx, teamId);
    if (made) return made;
  }
  throw new Error(`The team ${teamId} can't have a room: its own name is taken.`);
}

async function findRoom({ db }: Pick<RoomsContext, "db">, teamId: string): Promise<string | undefined> {
  const [row] = await db.select({ id: rooms.id }).from(rooms).where(eq(rooms.teamId, teamId));
  return row?.id;
}
