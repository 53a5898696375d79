import { AppError, type RetriedAll, type RetryAllInput } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { and, asc, count, eq, lte } from "drizzle-orm";
import type { Actor, PublishingContext } from "../context.ts";
import { retryPost } from "../posts/retry-post.ts";

const { publications } = schema;
const postsAtOnce = 200;

/**
 * Tries again what failed, post by post: each by itself either starts over or, when somebody was faster, is left.
 * What fails anew meanwhile is not tried twice in one call.
 */
export async function retryAll(
  ctx: PublishingContext,
  actor: Actor,
  input: RetryAllInput,
): Promise<RetriedAll> {
  const { connectionId, network, errorCode } = input;
  const failed = and(
    eq(publications.teamId, actor.teamId),
    eq(publications.status, "FAILED"),
    connectionId ? eq(publications.connectionId, connectionId) : undefined,
    network ? eq(publications.network, network) : undefined,
    errorCode ? eq(publications.errorCode, errorCode) : undefined,
  );
  const startedAt = ctx.now();
  const found = await ctx.db
    .select({ postId: publications.postId })
    .from(publications)
    .where(and(failed, lte(publications.updatedAt, startedAt)))
    .groupBy(publications.postId)
    .orderBy(asc(publications.postId))
    .limit(postsAtOnce);
  let retried = 0;
  for (const { postId } of found) {
    const ids = await ctx.db
      .select({ id: publications.id })
      .from(publications)
      .where(and(failed, eq(publications.postId, postId), lte(publications.updatedAt, startedAt)));
    retried += await retryOne(
      ctx,
      actor,
      postId,
      ids.map(({ id }) => id),
    );
  }
  const [left] = await ctx.db
    .select({ count: count() })
    .from(publications)
    .where(and(failed, lte(publications.updatedAt, startedAt)));
  return { retried, left: left?.count ?? 0 };
}

async function retryOne(
  ctx: PublishingContext,
  actor: Actor,
  id: string,
  publicationIds: string[],
): Promise<number> {
  if (publicationIds.length === 0) return 0;
  try {
    await retryPost(ctx, actor, { id, publicationIds });
    return publicationIds.length;
  } catch (error) {
    if (error instanceof AppError) return 0;
    throw error;
  }
}
