import type {
  AnalyticsInput,
  AnalyticsSummary,
  ListAnalyticsInput,
  Metrics,
  PostAnalytics,
  PublicationFigures,
} from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { and, asc, desc, eq, gte, inArray, lt, type SQL, sql } from "drizzle-orm";
import type { Actor, PublishingContext } from "../context.ts";
import { beforePublished, publishedCursor } from "../posts/post-order.ts";
import { getPost } from "../posts/get-post.ts";

const { connections, insightPlans: plans, insights, publications } = schema;
const excerptLength = 140;

const columns = {
  publicationId: publications.id,
  postId: publications.postId,
  connectionId: publications.connectionId,
  network: publications.network,
  handle: connections.handle,
  excerpt: sql<string>`left(${publications.content} ->> 'text', ${excerptLength})`,
  url: publications.url,
  publishedAt: publications.publishedAt,
  metrics: plans.metrics,
  readAt: plans.readAt,
};

/** The team's posts that are out with their newest figures, newest first. */
export async function listPostAnalytics(
  ctx: PublishingContext,
  actor: Actor,
  { cursor, limit, ...input }: ListAnalyticsInput,
): Promise<{ items: PublicationFigures[]; nextCursor: string | null }> {
  const rows = await ctx.db
    .select(columns)
    .from(publications)
    .innerJoin(connections, eq(connections.id, publications.connectionId))
    .leftJoin(plans, eq(plans.publicationId, publications.id))
    .where(and(isOut(actor, input), cursor ? beforePublished(cursor) : undefined))
    .orderBy(desc(publications.publishedAt), desc(publications.id))
    .limit(limit + 1);
  const items = rows.slice(0, limit).map(toFigures);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return {
    items,
    nextCursor: last ? publishedCursor({ id: last.publicationId, publishedAt: last.publishedAt }) : null,
  };
}

/** How one post did on each account, and how that came about. Throws NOT_FOUND. */
export async function getPostAnalytics(
  ctx: PublishingContext,
  actor: Actor,
  { id }: { id: string },
): Promise<PostAnalytics> {
  await getPost(ctx, actor, { id });
  const rows = await ctx.db
    .select(columns)
    .from(publications)
    .innerJoin(connections, eq(connections.id, publications.connectionId))
    .leftJoin(plans, eq(plans.publicationId, publications.id))
    .where(and(isOut(actor, {}), eq(publications.postId, id)))
    .orderBy(asc(publications.id));
  const history = await ctx.db
    .select()
    .from(insights)
    .where(
      inArray(
        insights.publicationId,
        rows.map(({ publicationId }) => publicationId),
      ),
    )
    .orderBy(asc(insights.readAt));
  const byPublication = Map.groupBy(history, ({ publicationId }) => publicationId);
  return {
    publications: rows.map((row) => ({
      ...toFigures(row),
      history: (byPublication.get(row.publicationId) ?? []).map(({ readAt, metrics }) => ({
        readAt,
        metrics: metrics as Metrics,
      })),
    })),
  };
}

/** What each account's posts of a time came to, in its network's own words: they are not added up across networks. */
export async function summarizeAnalytics(
  ctx: PublishingContext,
  actor: Actor,
  input: AnalyticsInput,
): Promise<AnalyticsSummary> {
  const where = isOut(actor, input);
  const counted = await ctx.db
    .select({
      connectionId: connections.id,
      network: connections.network,
      handle: connections.handle,
      posts: sql<number>`count(*)::int`,
      counted: sql<number>`count(${plans.metrics})::int`,
    })
    .from(publications)
    .innerJoin(connections, eq(connections.id, publications.connectionId))
    .leftJoin(plans, eq(plans.publicationId, publications.id))
    .where(where)
    .groupBy(connections.id)
    .orderBy(asc(connections.id));
  const sums = await ctx.db
    .select({
      connectionId: publications.connectionId,
      metric: sql<string>`m.key`,
      total: sql<number>`sum(m.value::numeric)::float8`,
    })
    .from(publications)
    .innerJoin(plans, eq(plans.publicationId, publications.id))
    .innerJoin(sql`jsonb_each_text(${plans.metrics}) m`, sql`true`)
    .where(where)
    .groupBy(publications.connectionId, sql`m.key`)
    .orderBy(sql`m.key`);
  return {
    items: counted.map((row) => ({
      ...row,
      network: row.network as PublicationFigures["network"],
      totals: Object.fromEntries(
        sums
          .filter(({ connectionId }) => connectionId === row.connectionId)
          .map(({ metric, total }) => [metric, total]),
      ),
    })),
  };
}

function isOut(actor: Actor, { from, to, connectionId }: AnalyticsInput): SQL | undefined {
  return and(
    eq(publications.teamId, actor.teamId),
    eq(publications.status, "PUBLISHED"),
    eq(publications.part, 0),
    from ? gte(publications.publishedAt, from) : undefined,
    to ? lt(publications.publishedAt, to) : undefined,
    connectionId ? eq(publications.connectionId, connectionId) : undefined,
  );
}

type Row = Omit<PublicationFigures, "network" | "metrics" | "publishedAt"> & {
  network: string;
  metrics: unknown;
  publishedAt: Date | null;
};

function toFigures(row: Row): PublicationFigures {
  return {
    ...row,
    network: row.network as PublicationFigures["network"],
    metrics: row.metrics as Metrics | null,
    publishedAt: row.publishedAt ?? new Date(0),
  };
}
