import { open, rm } from "node:fs/promises";
import { AppError, type MediaRef } from "@planrrr/contract";
import type { ApiContext } from "../context.ts";
import type { Upload } from "./find-upload.ts";
import { forgetUpload } from "./forget-upload.ts";
import { hashFile } from "./hash-file.ts";
import { openFile } from "./media-reader.ts";
import { readFacts } from "./read-facts.ts";
import { recordMedia } from "./record-media.ts";

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
    const facts = await readFacts(file, () => path);
    const sha256 = await hashFile(file);
    await flush(path);
    const storageKey = `${upload.id.slice(-2)}/${upload.id}.${facts.extension}`;
    await api.media.adopt(path, storageKey);
    const media = await recordMedia(api, upload, { facts, bytes: file.bytes, sha256, storageKey });
    await rm(path, { force: true });
    return media;
  } catch (error) {
    if (error instanceof AppError) await forgetUpload(api, upload);
    throw error;
  } finally {
    await file.close();
  }
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
