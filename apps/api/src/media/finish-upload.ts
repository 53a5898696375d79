import { open, rm } from "node:fs/promises";
import { AppError, type MediaRef } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { eq } from "drizzle-orm";
import type { ApiContext } from "../context.ts";
import type { Upload } from "./find-upload.ts";
import { hashFile } from "./hash-file.ts";
import { openFile } from "./media-reader.ts";
import { findMedia } from "./read-media.ts";
import { readFacts } from "./read-facts.ts";
import { toMediaRef } from "./to-media-ref.ts";

const running = new Map<string, Promise<MediaRef>>();

/**
 * Makes media of an upload that is complete on this disk. Each step may be repeated after a crash; asked twice at the
 * same time it runs once. What can't be used is deleted before it is refused.
 */
export function finishUpload(api: ApiContext, upload: Upload): Promise<MediaRef> {
  const known = running.get(upload.id);
  if (known) return known;
  const run = finish(api, upload).finally(() => running.delete(upload.id));
  running.set(upload.id, run);
  return run;
}

async function finish(api: ApiContext, upload: Upload): Promise<MediaRef> {
  const path = api.media.uploadPath(upload.id);
  const file = await openFile(path);
  try {
    const facts = await readFacts(file, path);
    const { extension, ...shown } = facts;
    const sha256 = await hashFile(file);
    await flush(path);
    const storageKey = `${upload.id.slice(-2)}/${upload.id}.${extension}`;
    await api.media.adopt(path, storageKey);
    const { id, teamId, uploadedBy, alt } = upload;
    const row = { id, teamId, uploadedBy, alt, ...shown, bytes: file.bytes, sha256, storageKey };
    await api.db.transaction(async (tx) => {
      await tx.insert(schema.media).values(row).onConflictDoNothing();
      await tx.delete(schema.mediaUploads).where(eq(schema.mediaUploads.id, id));
    });
    await rm(path, { force: true });
    return toMediaRef(await findMedia(api, { id }));
  } catch (error) {
    if (error instanceof AppError) await forgetUpload(api, upload);
    throw error;
  } finally {
    await file.close();
  }
}

export async function forgetUpload(api: ApiContext, { id }: { id: string }): Promise<void> {
  await api.db.delete(schema.mediaUploads).where(eq(schema.mediaUploads.id, id));
  await rm(api.media.uploadPath(id), { force: true });
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
