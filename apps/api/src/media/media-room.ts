import type { MediaRoom } from "@planrrr/contract";
import type { ApiContext } from "../context.ts";
import { usedRoom } from "./used-room.ts";

/** Told before a file is sent, so that one which has no room is not sent for hours first. */
export async function mediaRoom(api: ApiContext, { teamId }: { teamId: string }): Promise<MediaRoom> {
  const { maxBytes, quotaBytes } = api.config.mediaLimits;
  return {
    by: api.objects ? "parts" : "tus",
    maxBytes,
    usedBytes: await usedRoom(api.db, teamId),
    quotaBytes: quotaBytes === 0 ? null : quotaBytes,
  };
}
