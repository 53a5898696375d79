import { AppError } from "@planrrr/contract";
import { schema, type Transaction } from "@planrrr/database";
import { sql } from "drizzle-orm";
import type { ApiContext } from "../context.ts";
import { usedRoom } from "./used-room.ts";

/** Slow lines take days for some gigabytes. */
export const UPLOAD_LIFE_MS = 3 * 86_400_000;

export interface NewUpload {
  id: string;
  bytes: number;
  alt: string;
  remoteId?: string;
  storageKey?: string;
}

/** Notes that a file is on its way, while its team has room for it. */
export async function reserveUpload(
  api: ApiContext,
  actor: { teamId: string; userId: string },
  upload: NewUpload,
): Promise<void> {
  const createdAt = api.now();
  if (upload.bytes < 1) throw new AppError("INVALID_INPUT", "This file is empty.");
  refuseTooLarge(api, upload.bytes);
  await api.db.transaction(async (tx) => {
    await refuseOverQuota(api, tx, actor.teamId, upload.bytes);
    await tx.insert(schema.mediaUploads).values({
      ...upload,
      teamId: actor.teamId,
      uploadedBy: actor.userId,
      createdAt,
      expiresAt: new Date(createdAt.getTime() + UPLOAD_LIFE_MS),
    });
  });
}

export function refuseTooLarge({ config }: ApiContext, bytes: number): void {
  const { maxBytes } = config.mediaLimits;
  if (bytes > maxBytes)
    throw new AppError("PAYLOAD_TOO_LARGE", `A file may have at most ${inWords(maxBytes)}.`, {
      details: { limitBytes: maxBytes },
    });
}

/** Uploads of one team wait for each other here, so that together they can't pass the limit. */
export async function refuseOverQuota(
  { config }: ApiContext,
  tx: Transaction,
  teamId: string,
  bytes: number,
): Promise<void> {
  const { quotaBytes } = config.mediaLimits;
  if (quotaBytes === 0) return;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`media:${teamId}`}, 0))`);
  const usedBytes = await usedRoom(tx, teamId);
  if (usedBytes + bytes > quotaBytes)
    throw new AppError(
      "MEDIA_QUOTA_REACHED",
      `Your team's files may take ${inWords(quotaBytes)} together, and ${inWords(usedBytes)} are in use. Delete posts you no longer need, or ask whoever runs planrrr for more room.`,
      { details: { quotaBytes, usedBytes } },
    );
}

function inWords(bytes: number): string {
  const [unit, size] = bytes >= 1e9 ? ["GB", 1e9] : bytes >= 1e6 ? ["MB", 1e6] : ["kB", 1e3];
  return `${Math.round((bytes / size) * 10) / 10} ${unit}`;
}
