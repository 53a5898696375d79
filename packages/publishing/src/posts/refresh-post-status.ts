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
      connectionId: publications.connectionId,
      part: publications.part,
      role: publications.role,
    })
    .from(publications)
    .where(inArray(publications.postId, ids));
  const byPost = Map.groupBy(statuses, (row) => row.postId);
  const changed = before.flatMap(({ id, status }) => {
    const derived = derivePostStatus(standings(byPost.get(id) ?? []));
    return derived === status ? [] : [{ id, status: derived }];
  });
  if (changed.length === 0) return;
  await db.execute(sql`
    update ${posts} set status = x.status, updated_at = ${now}
    from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as x(id uuid, status text)
    where ${posts.id} = x.id`);
}

interface PartRow {
  status: string;
  waitingFor: string | null;
  connectionId: string;
  part: number;
  role: string;
}

type Standing = PublicationStatus | "PENDING_APPROVAL";

/** What waits for the part before it says nothing of its own until that part is out. */
function standings(rows: readonly PartRow[]): Standing[] {
  const isOut = ({ connectionId, part, role }: PartRow) =>
    rows.some(
      (row) =>
        row.connectionId === connectionId &&
        row.part === (role === "comment" ? 0 : part - 1) &&
        row.status === "PUBLISHED",
    );
  return rows.flatMap((row): Standing[] => {
    const { status, waitingFor } = row;
    if (status !== "SCHEDULED") return [status as PublicationStatus];
    if (waitingFor === "previous" && !isOut(row)) return [];
    return waitingFor === "approval" ? ["PENDING_APPROVAL"] : ["SCHEDULED"];
  });
}
