import { createHash } from "node:crypto";
import { AppError } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { and, eq } from "drizzle-orm";
import type { ApiContext } from "../context.ts";

export interface StoredMedia {
  row: typeof schema.media.$inferSelect;
  bytes: Buffer<ArrayBuffer>;
}

/** One uploaded picture, whole; with a team, only if it is theirs. */
export async function readMedia(
  api: ApiContext,
  wanted: { id: string; teamId?: string },
): Promise<StoredMedia> {
  const row = await findMedia(api, wanted);
  const bytes = await api.media.read(row.storageKey);
  if (createHash("sha256").update(bytes).digest("hex") !== row.sha256)
    throw new Error(`The file of media ${row.id} is not what was uploaded: the disk may be failing.`);
  return { row, bytes };
}

export async function findMedia(
  api: ApiContext,
  { id, teamId }: { id: string; teamId?: string },
): Promise<StoredMedia["row"]> {
  const { media } = schema;
  const [row] = await api.db
    .select()
    .from(media)
    .where(and(eq(media.id, id), teamId === undefined ? undefined : eq(media.teamId, teamId)));
  if (!row) throw new AppError("NOT_FOUND", "There is no such media.");
  return row;
}
