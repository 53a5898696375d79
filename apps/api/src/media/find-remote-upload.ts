import { AppError } from "@planrrr/contract";
import type { ApiContext } from "../context.ts";
import { findUpload, type Upload } from "./find-upload.ts";
import type { ObjectStore } from "./object-store.ts";
import { objectsOf } from "./objects-of.ts";

export interface RemoteUpload {
  upload: Upload;
  objects: ObjectStore;
  name: string;
  remoteId: string;
}

/** A file on its way into the bucket, if it is the team's. */
export async function findRemoteUpload(
  api: ApiContext,
  wanted: { id: string; teamId: string },
): Promise<RemoteUpload> {
  const upload = await findUpload(api, wanted);
  const { remoteId, storageKey: name } = upload;
  if (remoteId === null || name === null) throw new AppError("NOT_FOUND", "There is no such upload.");
  return { upload, objects: objectsOf(api), name, remoteId };
}
