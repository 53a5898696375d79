import {
  AppError,
  type ChangeRecurrenceInput,
  type NewRecurrence,
  type PreviewedOccurrence,
  type PreviewRecurrenceInput,
  type Recurrence,
} from "@planrrr/contract";
import { schema, storable } from "@planrrr/database";
import { and, asc, eq, gt, inArray } from "drizzle-orm";
import { recordAudit } from "../audit.ts";
import type { Actor, PublishingContext } from "../context.ts";
import { checkContent, refuseProblems } from "../posts/check-content.ts";
import { deletePost } from "../posts/delete-post.ts";
import { contentOf } from "../posts/post-content.ts";
import { parseIdCursor } from "../posts/post-order.ts";
import { expandRecurrence } from "./expand-recurrences.ts";
import { checkedRule, endOfTime, occurrences } from "./occurrences.ts";
import { withRecurrence } from "./with-recurrence.ts";
import { contentOfRecurrence, loadRecurrence, startOf, toRecurrence } from "./recurrence-view.ts";

const { posts, recurrences } = schema;

export async function listRecurrences(
  ctx: PublishingContext,
  actor: Actor,
  input: { limit: number; cursor?: string | undefined },
): Promise<{ items: Recurrence[]; nextCursor: string | null }> {
  const rows = await ctx.db
    .select()
    .from(recurrences)
    .where(
      and(
        eq(recurrences.teamId, actor.teamId),
        input.cursor ? gt(recurrences.id, parseIdCursor(input.cursor)) : undefined,
      ),
    )
    .orderBy(asc(recurrences.id))
    .limit(input.limit + 1);
  const shown = rows.slice(0, input.limit);
  const now = ctx.now();
  return {
    items: shown.map((row) => toRecurrence(row, now)),
    nextCursor: rows.length > input.limit ? (shown.at(-1)?.id ?? null) : null,
  };
}

export async function getRecurrence(
  ctx: PublishingContext,
  actor: Actor,
  input: { id: string },
): Promise<Recurrence> {
  return toRecurrence(await loadRecurrence(ctx.db, actor, input.id), ctx.now());
}

/** When a rule would publish. Throws INVALID_INPUT, TIME_ZONE_UNKNOWN. */
export async function previewRecurrence(
  ctx: PublishingContext,
  _actor: Actor,
  { rule, start, count }: PreviewRecurrenceInput,
): Promise<{ items: PreviewedOccurrence[] }> {
  const span = { after: ctx.now(), until: endOfTime, count };
  const found = occurrences({ rule, start }, span);
  return { items: found.map(({ scheduledAt, schedule }) => ({ scheduledAt, schedule })) };
}

/** Repeats a post by a rule. Refused like a post is; with an `id` that exists already the earlier one is the answer. */
export async function createRecurrence(
  ctx: PublishingContext,
  actor: Actor,
  { id = ctx.newId(), ...input }: NewRecurrence & { id?: string | undefined },
): Promise<Recurrence> {
  await refuseUseless(ctx, actor, input);
  const now = ctx.now();
  const added = await ctx.db.transaction(async (tx) => {
    const rows = await tx
      .insert(recurrences)
      .values({
        id,
        teamId: actor.teamId,
        authorId: actor.userId,
        name: storable(input.name),
        rule: checkedRule(input.rule),
        startLocalTime: input.start.localTime,
        timeZone: input.start.timeZone,
        content: { ...storable(input.post) },
        createdAt: now,
        updatedAt: now,
      })
      .onConflictDoNothing()
      .returning();
    if (rows.length > 0) await recordAudit(tx, actor, { action: "recurrence.created", subjectId: id });
    return rows;
  });
  if (added.length > 0) await withRecurrence(ctx, id, () => expandRecurrence(ctx, id));
  return getRecurrence(ctx, actor, { id });
}

/** Changes, pauses or resumes it. Planned posts of it that nobody has changed are made anew. */
export async function updateRecurrence(
  ctx: PublishingContext,
  actor: Actor,
  { id, ...change }: ChangeRecurrenceInput,
): Promise<Recurrence> {
  const before = await loadRecurrence(ctx.db, actor, id);
  const next = {
    name: change.name ?? before.name,
    rule: change.rule ?? before.rule,
    start: change.start ?? startOf(before),
    post: change.post ?? contentOfRecurrence(before),
  };
  const status = change.status ?? (before.status === "ENDED" ? "ACTIVE" : before.status);
  if (status === "ACTIVE") await refuseUseless(ctx, actor, next);
  const save = () =>
    ctx.db.transaction(async (tx) => {
      await recordAudit(tx, actor, { action: "recurrence.updated", subjectId: id, data: { status } });
      await tx
        .update(recurrences)
        .set({
          name: storable(next.name),
          rule: checkedRule(next.rule),
          startLocalTime: next.start.localTime,
          timeZone: next.start.timeZone,
          content: { ...storable(next.post) },
          // Whoever changes it answers for what it makes from now on.
          authorId: actor.userId,
          status,
          problem: null,
          expandedUntil: null,
          updatedAt: ctx.now(),
        })
        .where(and(eq(recurrences.id, id), eq(recurrences.teamId, actor.teamId)));
    });
  await withRecurrence(ctx, id, async () => {
    await save();
    await withdrawPlanned(ctx, actor, id);
    await expandRecurrence(ctx, id);
  });
  return getRecurrence(ctx, actor, { id });
}

/** Ends it; planned posts of it that nobody has changed go with it. */
export async function removeRecurrence(
  ctx: PublishingContext,
  actor: Actor,
  { id }: { id: string },
): Promise<void> {
  await loadRecurrence(ctx.db, actor, id);
  await withRecurrence(ctx, id, async () => {
    await withdrawPlanned(ctx, actor, id);
    await ctx.db.transaction(async (tx) => {
      await tx.delete(recurrences).where(eq(recurrences.id, id));
      await recordAudit(tx, actor, { action: "recurrence.deleted", subjectId: id });
    });
  });
}

/** One that is going out meanwhile, or that somebody has changed, stays. */
async function withdrawPlanned(ctx: PublishingContext, actor: Actor, recurrenceId: string): Promise<void> {
  const planned = await ctx.db
    .select({ id: posts.id })
    .from(posts)
    .where(
      and(
        eq(posts.recurrenceId, recurrenceId),
        eq(posts.version, 1),
        inArray(posts.status, ["SCHEDULED", "PENDING_APPROVAL"]),
        gt(posts.scheduledAt, ctx.now()),
      ),
    );
  for (const { id } of planned)
    await deletePost(ctx, actor, { id }).catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
    });
}

async function refuseUseless(
  ctx: PublishingContext,
  actor: Actor,
  input: Pick<NewRecurrence, "rule" | "start" | "post">,
): Promise<void> {
  const { items } = await previewRecurrence(ctx, actor, { ...input, count: 1 });
  if (items.length === 0) throw new AppError("TIME_IN_PAST", "By this rule nothing goes out any more.");
  const content = contentOf({ ...input.post, draft: false }, null);
  refuseProblems(await checkContent(ctx, ctx.db, actor, content));
}
