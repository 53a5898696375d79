import { AppError, CreatePostInput } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { and, asc, eq, isNull, lt, or, sql } from "drizzle-orm";
import { authorOf } from "../author-of.ts";
import type { Actor, PublishingContext } from "../context.ts";
import { createPost } from "../posts/create-post.ts";
import { endOfTime, type Occurrence, occurrences } from "./occurrences.ts";
import { withRecurrence } from "./with-recurrence.ts";
import { contentOfRecurrence, expandAheadMs, type RecurrenceRow, startOf } from "./recurrence-view.ts";

// Any fixed number: of several API processes one makes posts of recurrences at a time.
const expandLock = 7_262_011;
const batchSize = 100;
/** Made a day before they are needed at the latest, so that most runs find nothing to do. */
const slackMs = 86_400_000;
const mostAtOnce = 100;

const { posts, recurrences } = schema;

/** Makes the posts of recurrences some weeks ahead. Each occurrence is made once, whoever runs it how often. */
export async function expandRecurrences(ctx: PublishingContext): Promise<number> {
  return ctx.db.transaction(async (tx) => {
    const lock = await tx.execute<{ got: boolean }>(
      sql`select pg_try_advisory_xact_lock(${expandLock}) as got`,
    );
    if (!lock.rows[0]?.got) return 0;
    const needed = new Date(ctx.now().getTime() + expandAheadMs - slackMs);
    const due = await tx
      .select({ id: recurrences.id })
      .from(recurrences)
      .where(
        and(
          eq(recurrences.status, "ACTIVE"),
          or(isNull(recurrences.expandedUntil), lt(recurrences.expandedUntil, needed)),
        ),
      )
      .orderBy(asc(recurrences.id))
      .limit(batchSize);
    let made = 0;
    for (const { id } of due) made += await withRecurrence(ctx, id, () => expandRecurrence(ctx, id));
    return made;
  });
}

/** Makes the posts of one recurrence, held by `withRecurrence`; one that can't be made pauses it and says why. */
export async function expandRecurrence(ctx: PublishingContext, id: string): Promise<number> {
  const [row] = await ctx.db.select().from(recurrences).where(eq(recurrences.id, id));
  if (row?.status !== "ACTIVE") return 0;
  const now = ctx.now();
  const until = new Date(now.getTime() + expandAheadMs);
  const after = row.expandedUntil && row.expandedUntil > now ? row.expandedUntil : now;
  const rule = { rule: row.rule, start: startOf(row) };
  const author = await authorOf(ctx.db, row);
  if (!author) return pause(ctx, row, "Whoever set it up is no longer in the team.");
  const known = await ctx.db
    .select({ occurrence: posts.occurrence })
    .from(posts)
    .where(eq(posts.recurrenceId, row.id));
  const made = new Set(known.map(({ occurrence }) => occurrence));
  let count = 0;
  for (const occurrence of occurrences(rule, { after, until, count: mostAtOnce })) {
    if (made.has(occurrence.localTime)) continue;
    try {
      await makePost(ctx, author, row, occurrence);
      count += 1;
    } catch (error) {
      if (!(error instanceof AppError) || error.status >= 500) throw error;
      await pause(ctx, row, error.message);
      return count;
    }
  }
  const more = occurrences(rule, { after: until, until: endOfTime, count: 1 }).length > 0;
  await ctx.db
    .update(recurrences)
    .set({ expandedUntil: until, problem: null, ...(more ? {} : { status: "ENDED" }) })
    .where(eq(recurrences.id, row.id));
  return count;
}

async function makePost(
  ctx: PublishingContext,
  author: Actor,
  row: RecurrenceRow,
  { localTime }: Occurrence,
): Promise<void> {
  const content = contentOfRecurrence(row);
  const schedule = { localTime, timeZone: row.timeZone };
  const input = CreatePostInput.parse({ ...content, schedule });
  await createPost(ctx, author, { ...input, recurrence: { id: row.id, occurrence: localTime } });
}

async function pause(ctx: PublishingContext, row: RecurrenceRow, problem: string): Promise<number> {
  await ctx.db
    .update(recurrences)
    .set({ status: "PAUSED", problem, updatedAt: ctx.now() })
    .where(eq(recurrences.id, row.id));
  return 0;
}
