import { AppError, type Attempt } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { and, asc, eq, gt } from "drizzle-orm";
import type { Actor, PublishingContext } from "../context.ts";
import { postNotFound } from "./load-post.ts";

/** The post's ledger, oldest first. */
export async function listAttempts(
  ctx: PublishingContext,
  actor: Actor,
  input: { id: string; limit: number; cursor?: string | undefined },
): Promise<{ items: Attempt[]; nextCursor: string | null }> {
  const { attempts, posts, publications } = schema;
  const [post] = await ctx.db
    .select({ id: posts.id })
    .from(posts)
    .where(and(eq(posts.id, input.id), eq(posts.teamId, actor.teamId)));
  if (!post) throw postNotFound(input.id);
  const rows = await ctx.db
    .select({ attempt: attempts, connectionId: publications.connectionId, network: publications.network })
    .from(attempts)
    .innerJoin(publications, eq(publications.id, attempts.publicationId))
    .where(
      and(
        eq(publications.postId, input.id),
        input.cursor ? gt(attempts.id, parseCursor(input.cursor)) : undefined,
      ),
    )
    .orderBy(asc(attempts.id))
    .limit(input.limit + 1);
  const items = rows.slice(0, input.limit).map(({ attempt, connectionId, network }): Attempt => ({
    ...attempt,
    phase: attempt.phase as Attempt["phase"],
    outcome: attempt.outcome as Attempt["outcome"],
    connectionId,
    network: network as Attempt["network"],
  }));
  return { items, nextCursor: rows.length > input.limit ? String(items.at(-1)?.id) : null };
}

function parseCursor(cursor: string): number {
  if (/^\d{1,15}$/.test(cursor)) return Number(cursor);
  throw new AppError("INVALID_INPUT", "That cursor is not from this list.", { details: { cursor } });
}
