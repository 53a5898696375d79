import type { CommunityNotification } from "@planrrr/contract";
import { schema, storable } from "@planrrr/database";
import { and, eq, notInArray } from "drizzle-orm";
import type { RoomsContext } from "../context.ts";

const { communityRooms, members, pushDeliveries, pushNotices, pushSubscriptions } = schema;

/**
 * Takes what the edge wants told to the members of a room who are away. The same id again changes nothing. Answers
 * with the number of browsers it goes to; a room whose team is gone has none.
 */
export async function takeNotice(
  ctx: Pick<RoomsContext, "db" | "now">,
  notification: CommunityNotification,
): Promise<{ browsers: number }> {
  const { id, teamId: roomId, title, body, link, presentUserIds } = storable(notification);
  return ctx.db.transaction(async (tx) => {
    const [room] = await tx
      .select({ teamId: communityRooms.teamId })
      .from(communityRooms)
      .where(eq(communityRooms.id, roomId));
    if (!room?.teamId) return { browsers: 0 };
    const { teamId } = room;
    const now = ctx.now();
    // Ids are the edge's own within a room.
    const noticeId = `${roomId}/${id}`;
    const taken = await tx
      .insert(pushNotices)
      .values({ id: noticeId, teamId, title, body, link, createdAt: now })
      .onConflictDoNothing()
      .returning({ id: pushNotices.id });
    if (taken.length === 0) return { browsers: 0 };
    const away = presentUserIds.length > 0 ? notInArray(members.userId, presentUserIds) : undefined;
    const browsers = await tx
      .select({ id: pushSubscriptions.id })
      .from(pushSubscriptions)
      .innerJoin(members, eq(members.userId, pushSubscriptions.userId))
      .where(and(eq(members.organizationId, teamId), away));
    if (browsers.length > 0)
      await tx
        .insert(pushDeliveries)
        .values(browsers.map((browser) => ({ noticeId, subscriptionId: browser.id, dueAt: now })));
    return { browsers: browsers.length };
  });
}
