import { rm } from "node:fs/promises";
import { schema } from "@planrrr/database";
import { eq } from "drizzle-orm";
import type { ApiContext } from "../context.ts";
import type { Upload } from "./find-upload.ts";

/** Deletes an upload and all its bytes, wherever they are. The row goes last: it says where they are. */
export async function forgetUpload(api: ApiContext, upload: Upload): Promise<void> {
  const { id, remoteId, storageKey } = upload;
  await rm(api.media.uploadPath(id), { force: true });
  if (api.objects && remoteId !== null && storageKey !== null) {
    await api.objects.abort(storageKey, remoteId);
    await api.objects.remove(storageKey);
  }
  await api.db.delete(schema.mediaUploads).where(eq(schema.mediaUploads.id, id));
}
