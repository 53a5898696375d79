import { createHash } from "node:crypto";
import { AppError, type FittedMedia, type NetworkName } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import type { JsonObject } from "@planrrr/networks";
import { and, eq, isNull } from "drizzle-orm";
import type { ApiContext } from "../context.ts";
import { derivePicture } from "./derive-picture.ts";
import { type Derivation, planDerivation } from "./plan-derivation.ts";
import { findMedia, readMedia } from "./read-media.ts";
import { readTraits } from "./read-traits.ts";
import { refuseOverQuota } from "./reserve-upload.ts";
import { toMediaRef } from "./to-media-ref.ts";

type Row = typeof schema.media.$inferSelect;

/** The picture as the connection's network takes it: itself, or a file made from it once. */
export async function fitMedia(
  api: ApiContext,
  actor: { teamId: string; userId: string },
  input: { id: string; connectionId: string },
): Promise<FittedMedia> {
  const row = await findMedia(api, { id: input.id, teamId: actor.teamId });
  const { network: name, limits } = await findConnection(api, actor.teamId, input.connectionId);
  const network = api.publishing.networks[name as NetworkName];
  const pictures = network.pictures?.(limits as JsonObject);
  if (row.kind !== "image" || !pictures) return { media: toMediaRef(row), change: null };
  const { bytes } = await readMedia(api, row);
  const plan = planDerivation(toMediaRef(row), await readTraits(bytes), pictures);
  if (!plan) return { media: toMediaRef(row), change: null };
  const made = (await findMade(api, row, plan)) ?? (await make(api, actor, row, bytes, plan));
  const size = `${made.width} × ${made.height}`;
  return { media: toMediaRef(made), change: `${inWords(plan.reasons)} for ${network.label}: ${size}` };
}

async function make(
  api: ApiContext,
  actor: { teamId: string; userId: string },
  row: Row,
  original: Buffer,
  plan: Derivation,
): Promise<Row> {
  const { bytes, width, height } = await derivePicture(original, plan);
  const id = api.newId();
  await api.db.transaction(async (tx) => {
    await refuseOverQuota(api, tx, actor.teamId, bytes.length);
    const storageKey = await api.media.write(`${id.slice(-2)}/${id}.jpg`, bytes);
    await tx.insert(schema.media).values({
      id,
      teamId: actor.teamId,
      uploadedBy: actor.userId,
      kind: "image",
      mimeType: plan.mimeType,
      bytes: bytes.length,
      width,
      height,
      alt: row.alt,
      sha256: createHash("sha256").update(bytes).digest("hex"),
      storageKey,
      madeFrom: row.id,
      madeTo: nameOf(plan),
    });
  });
  return findMedia(api, { id });
}

async function findMade(api: ApiContext, { id, teamId }: Row, plan: Derivation): Promise<Row | undefined> {
  const { media } = schema;
  const [row] = await api.db
    .select()
    .from(media)
    .where(and(eq(media.teamId, teamId), eq(media.madeFrom, id), eq(media.madeTo, nameOf(plan))));
  return row;
}

function nameOf({ width, height, maxBytes }: Derivation): string {
  return `jpeg ${width}x${height} ${maxBytes}`;
}

function inWords(reasons: readonly string[]): string {
  const [last, ...others] = reasons.toReversed();
  return others.length === 0 ? (last ?? "") : `${others.toReversed().join(", ")} and ${last}`;
}

async function findConnection(api: ApiContext, teamId: string, id: string) {
  const { connections } = schema;
  const [row] = await api.db
    .select({ network: connections.network, limits: connections.limits })
    .from(connections)
    .where(and(eq(connections.id, id), eq(connections.teamId, teamId), isNull(connections.removedAt)));
  if (row) return row;
  throw new AppError("CONNECTION_NOT_FOUND", "Your team has no such connection.", {
    details: { connectionId: id },
  });
}
