import type { MediaRef } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { and, eq, inArray } from "drizzle-orm";
import type { ApiContext } from "../context.ts";
import { toMediaRef } from "./to-media-ref.ts";

/** Those of the files that are the team's, in the order they were asked for. */
export async function listMedia(
  api: ApiContext,
  { teamId, ids }: { teamId: string; ids: string[] },
): Promise<{ items: MediaRef[] }> {
  if (ids.length === 0) return { items: [] };
  const { media } = schema;
  const rows = await api.db
    .select()
    .from(media)
    .where(and(inArray(media.id, ids), eq(media.teamId, teamId)));
  const byId = new Map(rows.map((row) => [row.id, toMediaRef(row)]));
  return { items: ids.flatMap((id) => byId.get(id) ?? []) };
}
