import type { MultipartStarted } from "@planrrr/contract";
import type { ApiContext } from "../context.ts";
import { findUpload } from "./find-upload.ts";
import { objectsOf } from "./objects-of.ts";
import { planParts } from "./plan-parts.ts";
import { refuseTooLarge, reserveUpload } from "./reserve-upload.ts";

/** Begins a file that goes from the browser straight into the bucket. */
export async function startMultipart(
  api: ApiContext,
  actor: { teamId: string; userId: string },
  { bytes, alt }: { bytes: number; alt: string },
): Promise<MultipartStarted> {
  const objects = objectsOf(api);
  refuseTooLarge(api, bytes);
  const id = api.newId();
  const name = `${id.slice(-2)}/${id}`;
  const remoteId = await objects.start(name);
  try {
    await reserveUpload(api, actor, { id, bytes, alt, remoteId, storageKey: name });
  } catch (error) {
    await objects.abort(name, remoteId);
    throw error;
  }
  const { expiresAt } = await findUpload(api, { id, teamId: actor.teamId });
  return { id, ...planParts(bytes), expiresAt: expiresAt.toISOString() };
}
