import type { MediaRef } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { eq } from "drizzle-orm";
import type { ApiContext } from "../context.ts";
import type { Upload } from "./find-upload.ts";
import type { MediaFacts } from "./read-facts.ts";
import { findMedia } from "./read-media.ts";
import { toMediaRef } from "./to-media-ref.ts";

export interface FinishedFile {
  facts: MediaFacts;
  bytes: number;
  sha256: string;
  storageKey: string;
}

/** Turns an upload into media under the same id, once however often it is asked. */
export async function recordMedia(
  api: ApiContext,
  { id, teamId, uploadedBy, alt }: Upload,
  { facts: { extension: _name, ...facts }, ...file }: FinishedFile,
): Promise<MediaRef> {
  await api.db.transaction(async (tx) => {
    await tx
      .insert(schema.media)
      .values({ id, teamId, uploadedBy, alt, ...facts, ...file })
      .onConflictDoNothing();
    await tx.delete(schema.mediaUploads).where(eq(schema.mediaUploads.id, id));
  });
  return toMediaRef(await findMedia(api, { id }));
}
