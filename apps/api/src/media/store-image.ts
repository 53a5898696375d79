import { createHash } from "node:crypto";
import { AppError, type MediaRef } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { and, eq } from "drizzle-orm";
import type { ApiContext } from "../context.ts";
import { holdFile } from "./media-reader.ts";
import { readFacts } from "./read-facts.ts";
import { findMedia } from "./read-media.ts";
import { refuseOverQuota } from "./reserve-upload.ts";
import { toMediaRef } from "./to-media-ref.ts";

export interface ImageUpload {
  id: string;
  bytes: Buffer;
  alt: string;
}

/**
 * Stores a picture for the team. What it is, is read from its bytes, never from what the client says; it is decoded
 * once, so that a broken one is refused while somebody can still choose another.
 */
export async function storeImage(
  api: ApiContext,
  actor: { teamId: string; userId: string },
  upload: ImageUpload,
): Promise<MediaRef> {
  const { id, bytes, alt } = upload;
  const { media } = schema;
  const [known] = await api.db
    .select()
    .from(media)
    .where(and(eq(media.id, id), eq(media.teamId, actor.teamId)));
  if (known) return toMediaRef(known);
  const { extension, ...facts } = await readFacts(holdFile(bytes), async () => bytes);
  if (facts.kind === "video")
    throw new AppError(
      "UNSUPPORTED_MEDIA_TYPE",
      "Send a JPEG, PNG, GIF or WebP picture here. Videos come by /api/media/uploads.",
    );
  const row = {
    id,
    teamId: actor.teamId,
    uploadedBy: actor.userId,
    ...facts,
    bytes: bytes.length,
    alt,
    sha256: createHash("sha256").update(bytes).digest("hex"),
  };
  await api.db.transaction(async (tx) => {
    await refuseOverQuota(api, tx, actor.teamId, bytes.length);
    const storageKey = await api.media.write(`${id.slice(-2)}/${id}.${extension}`, bytes);
    await tx
      .insert(media)
      .values({ ...row, storageKey })
      .onConflictDoNothing();
  });
  return toMediaRef(await findMedia(api, { id }));
}
