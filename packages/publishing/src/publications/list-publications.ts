import type { ListedPublication, ListPublicationsInput } from "@planrrr/contract";
import { schema, storable } from "@planrrr/database";
import { and, desc, eq, inArray, lt, sql } from "drizzle-orm";
import type { Actor, PublishingContext } from "../context.ts";
import { attentionCursor, beforeAttention, parseIdCursor } from "../posts/post-order.ts";
import { shownColumns, toPublication } from "../posts/post-view.ts";

const { connections, publications } = schema;
const excerptLength = 140;

/** The team's publications, newest first; what needs somebody by the time at which we stopped trying. */
export async function listPublications(
  ctx: PublishingContext,
  actor: Actor,
  input: ListPublicationsInput,
): Promise<{ items: ListedPublication[]; nextCursor: string | null }> {
  const { status, connectionId, network, errorCode, needsAttention, cursor, limit } = input;
  const after = (from: string) =>
    needsAttention ? beforeAttention(from) : lt(publications.id, parseIdCursor(from));
  const rows = await ctx.db
    .select({
      row: { ...shownColumns, updatedAt: publications.updatedAt },
      excerpt: sql<string>`left(${publications.content} ->> 'text', ${excerptLength})`,
    })
    .from(publications)
    .innerJoin(connections, eq(connections.id, publications.connectionId))
    .where(
      and(
        eq(publications.teamId, actor.teamId),
        status && status.length > 0 ? inArray(publications.status, status) : undefined,
        connectionId ? eq(publications.connectionId, connectionId) : undefined,
        network ? eq(publications.network, network) : undefined,
        errorCode ? eq(publications.errorCode, storable(errorCode)) : undefined,
        needsAttention ? schema.needsAttention(publications) : undefined,
        cursor ? after(cursor) : undefined,
      ),
    )
    .orderBy(...(needsAttention ? [desc(publications.updatedAt)] : []), desc(publications.id))
    .limit(limit + 1);
  const items = rows.slice(0, limit).map(({ row, excerpt }) => ({
    ...toPublication(row),
    postId: row.postId,
    excerpt,
    updatedAt: row.updatedAt,
  }));
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? (needsAttention ? attentionCursor(last) : last.id) : null };
}
