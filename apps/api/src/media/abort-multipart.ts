import type { ApiContext } from "../context.ts";
import { findRemoteUpload } from "./find-remote-upload.ts";
import { forgetUpload } from "./forget-upload.ts";

/** Gives a file up that was on its way into the bucket. */
export async function abortMultipart(
  api: ApiContext,
  actor: { teamId: string; userId: string },
  { id }: { id: string },
): Promise<void> {
  const { upload } = await findRemoteUpload(api, { id, teamId: actor.teamId });
  await forgetUpload(api, upload);
}
