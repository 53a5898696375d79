import { AppError, type DealPost } from "@planrrr/contract";
import { type Queryable, schema } from "@planrrr/database";
import { and, eq } from "drizzle-orm";
import type { Actor } from "../context.ts";

const { dealPosts: p, bundles: b } = schema;

/** What is kept of the post to be. */
export interface DealPostContent {
  text: string;
  connectionIds: string[];
}

/** Deal posts with the deal they wait for. */
export function selectDealPosts(db: Queryable) {
  return db
    .select({ post: p, title: b.title, provider: b.provider })
    .from(p)
    .innerJoin(b, eq(b.id, p.bundleId))
    .$dynamic();
}

export async function loadDealPost(db: Queryable, actor: Actor, id: string): Promise<DealPost> {
  const [row] = await selectDealPosts(db).where(and(eq(p.id, id), eq(p.teamId, actor.teamId)));
  if (!row) throw noDealPost(id);
  return toDealPost(row);
}

export function toDealPost({ post, title, provider }: DealPostRow): DealPost {
  const { teamId: _team, runId: _run, content, postId, ...told } = post;
  return {
    ...told,
    ...(content as unknown as DealPostContent),
    title,
    provider,
    condition: post.condition as DealPost["condition"],
    status: post.status as DealPost["status"],
    // Chosen beforehand; nobody finds anything there before it is made.
    postId: post.status === "RELEASED" ? postId : null,
  };
}

export type DealPostRow = Awaited<ReturnType<typeof selectDealPosts>>[number];

export function noDealPost(id: string): AppError {
  return new AppError("NOT_FOUND", "There is no such post that waits for a deal.", { details: { id } });
}
