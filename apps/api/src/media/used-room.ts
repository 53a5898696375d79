import { type Queryable, schema } from "@planrrr/database";
import { eq, sum } from "drizzle-orm";

/** Bytes that a team's files take, and those on their way will. */
export async function usedRoom(db: Queryable, teamId: string): Promise<number> {
  const { media, mediaUploads } = schema;
  const [kept] = await db
    .select({ bytes: sum(media.bytes) })
    .from(media)
    .where(eq(media.teamId, teamId));
  const [coming] = await db
    .select({ bytes: sum(mediaUploads.bytes) })
    .from(mediaUploads)
    .where(eq(mediaUploads.teamId, teamId));
  return Number(kept?.bytes ?? 0) + Number(coming?.bytes ?? 0);
}
