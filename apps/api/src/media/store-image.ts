import { createHash } from "node:crypto";
import { AppError, type MediaRef } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { and, eq } from "drizzle-orm";
import { fileTypeFromBuffer } from "file-type";
import type { ApiContext } from "../context.ts";
import { hidesOtherFile } from "./hides-other-file.ts";
import { imageSize } from "./image-size.ts";
import { findMedia } from "./read-media.ts";
import { refuseOverQuota } from "./reserve-upload.ts";
import { toMediaRef } from "./to-media-ref.ts";

export interface ImageUpload {
  id: string;
  bytes: Buffer;
  alt: string;
}

const types = ["image/jpeg", "image/png", "image/gif", "image/webp"];

/** Stores a picture for the team. What it is, is read from its bytes, never from what the client says. */
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
  const type = await fileTypeFromBuffer(bytes);
  const size = type && types.includes(type.mime) ? imageSize(bytes, type.mime) : undefined;
  if (!type || !size || hidesOtherFile(bytes, bytes))
    throw new AppError(
      "UNSUPPORTED_MEDIA_TYPE",
      "Send a JPEG, PNG, GIF or WebP image as the request's body.",
    );
  const row = {
    id,
    teamId: actor.teamId,
    uploadedBy: actor.userId,
    kind: "image",
    mimeType: type.mime,
    bytes: bytes.length,
    ...size,
    alt,
    sha256: createHash("sha256").update(bytes).digest("hex"),
  };
  await api.db.transaction(async (tx) => {
    await refuseOverQuota(api, tx, actor.teamId, bytes.length);
    const storageKey = await api.media.write(`${id.slice(-2)}/${id}.${type.ext}`, bytes);
    await tx
      .insert(media)
      .values({ ...row, storageKey })
      .onConflictDoNothing();
  });
  return toMediaRef(await findMedia(api, { id }));
}
