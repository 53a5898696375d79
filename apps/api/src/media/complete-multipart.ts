import { AppError, type MediaRef } from "@planrrr/contract";
import type { ApiContext } from "../context.ts";
import { findRemoteUpload } from "./find-remote-upload.ts";
import { forgetUpload } from "./forget-upload.ts";
import { hashFile } from "./hash-file.ts";
import type { SentPart } from "./object-store.ts";
import { findMedia } from "./read-media.ts";
import { planParts } from "./plan-parts.ts";
import { readFacts } from "./read-facts.ts";
import { recordMedia } from "./record-media.ts";
import { toMediaRef } from "./to-media-ref.ts";
import { IN_BUCKET, openObject } from "./with-objects.ts";

/** Puts the parts together and looks at the file by ranges. May be asked again when the answer was lost. */
export async function completeMultipart(
  api: ApiContext,
  actor: { teamId: string; userId: string },
  { id, parts }: { id: string; parts: SentPart[] },
): Promise<MediaRef> {
  const done = await findMedia(api, { id, teamId: actor.teamId }).catch((error: unknown) => {
    if (error instanceof AppError) return undefined;
    throw error;
  });
  if (done) return toMediaRef(done);
  const { upload, objects, name, remoteId } = await findRemoteUpload(api, { id, teamId: actor.teamId });
  refuseMissing(upload.bytes, parts);
  if ((await objects.size(name)) === undefined) await objects.complete(name, remoteId, parts);
  const bytes = (await objects.size(name)) ?? 0;
  try {
    if (bytes !== upload.bytes)
      throw new AppError(
        "INVALID_INPUT",
        `The file has ${bytes} bytes and not ${upload.bytes}. Start it again.`,
      );
    const file = openObject(objects, name, bytes);
    const picture = async () => Buffer.from(await file.read(0, bytes));
    const facts = await readFacts(file, picture);
    return await recordMedia(api, upload, {
      facts,
      bytes,
      sha256: await hashFile(file),
      storageKey: `${IN_BUCKET}${name}`,
    });
  } catch (error) {
    if (error instanceof AppError && error.code !== "NETWORK_UNREACHABLE") await forgetUpload(api, upload);
    throw error;
  }
}

/** Putting too few together would make a file, and an end of the upload. */
function refuseMissing(bytes: number, parts: readonly SentPart[]): void {
  const given = new Set(parts.map(({ partNumber }) => partNumber));
  const { partCount } = planParts(bytes);
  for (let each = 1; each <= partCount; each++)
    if (!given.has(each))
      throw new AppError(
        "INVALID_INPUT",
        `Part ${each} of ${partCount} is missing. Send it, then say so again.`,
      );
}
