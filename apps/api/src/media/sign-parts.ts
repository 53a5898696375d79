import type { ApiContext } from "../context.ts";
import { findRemoteUpload } from "./find-remote-upload.ts";

/** Where the browser sends parts, without any key of ours. */
export async function signParts(
  api: ApiContext,
  actor: { teamId: string; userId: string },
  { id, partNumbers }: { id: string; partNumbers: number[] },
): Promise<{ items: { partNumber: number; url: string }[] }> {
  const { objects, name, remoteId } = await findRemoteUpload(api, { id, teamId: actor.teamId });
  const sign = async (partNumber: number) => ({
    partNumber,
    url: await objects.signPart(name, remoteId, partNumber),
  });
  return { items: await Promise.all(partNumbers.map(sign)) };
}
