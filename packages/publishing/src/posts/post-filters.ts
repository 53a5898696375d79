import type { ListPostsInput } from "@planrrr/contract";
import { schema, storable } from "@planrrr/database";
import { and, eq, exists, gte, inArray, lt, type SQL, sql } from "drizzle-orm";
import type { Actor, PublishingContext } from "../context.ts";
import { searchWords } from "./search-words.ts";

export type PostFilters = Pick<
  ListPostsInput,
  "status" | "connectionId" | "authorId" | "search" | "needsAttention" | "from" | "to" | "recurrenceId"
>;

const { posts, publications } = schema;

/** The team's posts that fit. */
export function postFilters(
  ctx: Pick<PublishingContext, "db">,
  actor: Actor,
  input: PostFilters,
): SQL | undefined {
  const { status, connectionId, authorId, search, needsAttention, from, to, recurrenceId } = input;
  return and(
    eq(posts.teamId, actor.teamId),
    status && status.length > 0 ? inArray(posts.status, status) : undefined,
    connectionId
      ? sql`${posts.content} -> 'connectionIds' @> ${JSON.stringify([connectionId])}::jsonb`
      : undefined,
    authorId ? eq(posts.authorId, storable(authorId)) : undefined,
    search ? found(actor, storable(search)) : undefined,
    needsAttention ? exists(waiting(ctx, actor)) : undefined,
    recurrenceId ? eq(posts.recurrenceId, recurrenceId) : undefined,
    from ? gte(posts.scheduledAt, new Date(from)) : undefined,
    to ? lt(posts.scheduledAt, new Date(to)) : undefined,
  );
}

function found(actor: Actor, typed: string): SQL | undefined {
  const search = searchWords(typed);
  if (!search) return undefined;
  if ("part" in search) return sql`strpos(lower(${posts.content} ->> 'text'), ${search.part}) > 0`;
  const team = `'team:${actor.teamId.replaceAll(/['\\]/g, "\\$&")}'`;
  const fits = sql`${schema.postWords(posts)} @@ ${`${team} & ${search.words}`}::tsquery`;
  // On its own, so that the planner doesn't walk through all posts in the hope to meet some that fit.
  return sql`${posts.id} in (with fitting as materialized (select ${posts.id} from ${posts} where ${fits}) select id from fitting)`;
}

function waiting(ctx: Pick<PublishingContext, "db">, actor: Actor) {
  return ctx.db
    .select({ one: sql`1` })
    .from(publications)
    .where(
      and(
        eq(publications.teamId, actor.teamId),
        eq(publications.postId, posts.id),
        schema.needsAttention(publications),
      ),
    );
}
