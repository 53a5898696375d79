import type { PublicationStatus } from "@planrrr/contract";
import { type Queryable, schema } from "@planrrr/database";
import { asc, inArray, sql } from "drizzle-orm";
import { derivePostStatus } from "./post-status.ts";

/**
 * Sets posts to what their publications say. The rows are locked first, so that of two transactions that settle
 * two publications of one post the later one sees both.
 */
export async function refreshPostStatus(db: Queryable, postIds: readonly string[], now: Date): Promise<void> {
  const { posts, publications } = schema;
  const ids = [...new Set(postIds)];
  if (ids.length === 0) return;
  const before = await db
    .select({ id: posts.id, status: posts.status })
    .from(posts)
    .where(inArray(posts.id, ids))
    .orderBy(asc(posts.id))
    .for("update");
  const statuses = await db
    .select({
      postId: publications.postId,
      status: publications.status,
      waitingFor: publications.waitingFor,
    })
    .from(publications)
    .where(inArray(publications.postId, ids));
  const byPost = Map.groupBy(statuses, (row) => row.postId);
  const changed = before.flatMap(({ id, status }) => {
    const derived = derivePostStatus((byPost.get(id) ?? []).map(standing));
    return derived === status ? [] : [{ id, status: derived }];
  });
  if (changed.length === 0) return;
  await db.execute(sql`
    update ${posts} set status = x.status, updated_at = ${now}
    from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as x(id uuid, status text)
    where ${posts.id} = x.id`);
}

function standing(row: { status: string; waitingFor: string | null }) {
  const waits = row.status === "SCHEDULED" && row.waitingFor === "approval";
  return waits ? "PENDING_APPROVAL" : (row.status as PublicationStatus);
}
