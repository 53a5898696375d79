import { AppError } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { and, eq } from "drizzle-orm";
import type { ApiContext } from "../context.ts";

export type Upload = typeof schema.mediaUploads.$inferSelect;

/** A file on its way, if it is the team's and still wanted. */
export async function findUpload(
  api: ApiContext,
  { id, teamId }: { id: string; teamId: string },
): Promise<Upload> {
  const { mediaUploads } = schema;
  const [row] = await api.db
    .select()
    .from(mediaUploads)
    .where(and(eq(mediaUploads.id, id), eq(mediaUploads.teamId, teamId)));
  if (!row) throw new AppError("NOT_FOUND", "There is no such upload.");
  if (row.expiresAt <= api.now())
    throw new AppError("UPLOAD_EXPIRED", "This upload was left for too long. Start it again.");
  return row;
}
