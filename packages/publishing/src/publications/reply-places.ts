import type { Claimed } from "@planrrr/contract";
import { type Queryable, schema } from "@planrrr/database";
import { and, eq, inArray } from "drizzle-orm";
import type { PublicationRow } from "../posts/post-view.ts";

export type ReplyTo = NonNullable<Claimed["replyTo"]>;

/** What later parts of threads and first comments go under; those that have nothing public to go under are not in it. */
export async function replyPlaces(
  db: Queryable,
  rows: readonly PublicationRow[],
): Promise<Map<string, ReplyTo>> {
  const places = new Map<string, ReplyTo>();
  const parts = rows.filter(({ role }) => role !== "post");
  if (parts.length === 0) return places;
  const { publications } = schema;
  const { postId, connectionId, part, remoteId, url } = publications;
  const out = await db
    .select({ postId, connectionId, part, remoteId, url })
    .from(publications)
    .where(
      and(
        inArray(postId, [...new Set(parts.map((row) => row.postId))]),
        eq(publications.status, "PUBLISHED"),
      ),
    );
  for (const row of parts) {
    const at = (number: number) => {
      const found = out.find(
        (one) => one.postId === row.postId && one.connectionId === row.connectionId && one.part === number,
      );
      return found?.remoteId ? { remoteId: found.remoteId, url: found.url ?? "" } : undefined;
    };
    const root = at(0);
    const parent = row.role === "comment" ? root : at(row.part - 1);
    if (root && parent) places.set(row.id, { root, parent });
  }
  return places;
}
