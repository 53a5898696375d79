import { AppError, type MediaRef } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { and, eq } from "drizzle-orm";
import type { ApiContext } from "../context.ts";
import { toMediaRef } from "./to-media-ref.ts";

/** Changes what a picture of the team is said to show. */
export async function describeMedia(
  api: ApiContext,
  { id, teamId, alt }: { id: string; teamId: string; alt: string },
): Promise<MediaRef> {
  const { media } = schema;
  const [row] = await api.db
    .update(media)
    .set({ alt })
    .where(and(eq(media.id, id), eq(media.teamId, teamId)))
    .returning();
  if (!row) throw new AppError("NOT_FOUND", "There is no such media.");
  return toMediaRef(row);
}
