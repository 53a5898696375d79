import {
  AppError,
  CreatePostInput,
  type DealPost,
  dealPostVariables,
  type ListDealPostsInput,
  type NewDealPost,
  sayMoney,
} from "@planrrr/contract";
import { schema, storable } from "@planrrr/database";
import { and, desc, eq, inArray, lt, sql } from "drizzle-orm";
import { recordAudit } from "../audit.ts";
import type { Actor, PublishingContext } from "../context.ts";
import { checkContent, refuseProblems } from "../posts/check-content.ts";
import { contentOf } from "../posts/post-content.ts";
import { parseIdCursor } from "../posts/post-order.ts";
import { loadDealPost, noDealPost, selectDealPosts, toDealPost } from "./deal-post-view.ts";
import { fillDealText } from "./fill-deal-text.ts";

const { bundles: b, dealPosts: p } = schema;
const dayMs = 86_400_000;
export const mostWaiting = 100;
const usualDays = 90;
const mostDays = 366;

/** The team's, newest first. */
export async function listDealPosts(
  ctx: PublishingContext,
  actor: Actor,
  { limit, cursor, status, bundleId }: ListDealPostsInput,
): Promise<{ items: DealPost[]; nextCursor: string | null }> {
  const rows = await selectDealPosts(ctx.db)
    .where(
      and(
        eq(p.teamId, actor.teamId),
        status?.length ? inArray(p.status, status) : undefined,
        bundleId === undefined ? undefined : eq(p.bundleId, bundleId),
        cursor === undefined ? undefined : lt(p.id, parseIdCursor(cursor)),
      ),
    )
    .orderBy(desc(p.id))
    .limit(limit + 1);
  const items = rows.slice(0, limit).map(toDealPost);
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

export function getDealPost(ctx: PublishingContext, actor: Actor, { id }: { id: string }): Promise<DealPost> {
  return loadDealPost(ctx.db, actor, id);
}

/** With an `id` that exists already the earlier one is the answer. Refuses now what would be refused then. */
export async function createDealPost(
  ctx: PublishingContext,
  actor: Actor,
  { id = ctx.newId(), origin, ...input }: NewDealPost & { id?: string | undefined; origin: string },
): Promise<DealPost> {
  const now = ctx.now();
  const [deal] = await ctx.db.select().from(b).where(eq(b.id, input.bundleId));
  if (!deal) throw new AppError("NOT_FOUND", "There is no such deal.");
  if (deal.status !== "active") throw new AppError("INVALID_INPUT", "bundleId: This deal is over.");
  if (deal.priceMinor === null || deal.currency === null)
    throw new AppError(
      "INVALID_INPUT",
      "bundleId: The price of this deal is not told, so that it can't fall.",
    );
  if (input.priceMinor !== undefined && deal.priceMinor <= input.priceMinor)
    throw new AppError(
      "INVALID_INPUT",
      `priceMinor: It costs ${sayMoney(deal.priceMinor, deal.currency)} already. Take a lower price, or post now.`,
    );
  const expiresAt = readExpiry(input.expiresAt, now);
  const shown = {
    ...deal,
    priceMinor: input.priceMinor ?? deal.priceMinor,
    priceBeforeMinor: deal.priceMinor,
  };
  const filled = fillDealText(input.text, shown, origin);
  const [unknown] = filled.missing;
  if (unknown !== undefined)
    throw new AppError(
      "INVALID_INPUT",
      `text: There is no {{${unknown}}}; there are ${dealPostVariables.map((name) => `{{${name}}}`).join(", ")}.`,
    );
  const { connectionIds } = input;
  const post = contentOf(CreatePostInput.parse({ text: filled.text, connectionIds }), null);
  refuseProblems(await checkContent(ctx, ctx.db, actor, post, now));
  await ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`deal posts ${actor.teamId}`}, 0))`);
    const [known] = await tx.select({ id: p.id }).from(p).where(eq(p.id, id));
    if (known) return;
    const open = and(eq(p.teamId, actor.teamId), inArray(p.status, ["WAITING", "DUE"]));
    if ((await tx.$count(p, open)) >= mostWaiting)
      throw new AppError("TOO_MANY", `${mostWaiting} posts wait for deals already. Cancel one first.`);
    await tx.insert(p).values({
      id,
      teamId: actor.teamId,
      authorId: actor.userId,
      bundleId: deal.id,
      condition: input.condition,
      priceMinor: input.priceMinor ?? null,
      currency: deal.currency,
      priceBeforeMinor: deal.priceMinor,
      content: storable({ text: input.text, connectionIds: post.connectionIds }),
      postId: ctx.newId(),
      status: "WAITING",
      createdAt: now,
      expiresAt,
    });
    await recordAudit(tx, actor, { action: "deal-post.created", subjectId: id, data: { bundleId: deal.id } });
  });
  return loadDealPost(ctx.db, actor, id);
}

/** Posts nothing when it drops. One that has been posted already is a post like any other, and not ended here. */
export async function cancelDealPost(
  ctx: PublishingContext,
  actor: Actor,
  { id }: { id: string },
): Promise<DealPost> {
  await ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .select()
      .from(p)
      .where(and(eq(p.id, id), eq(p.teamId, actor.teamId)))
      .for("update");
    if (!row) throw noDealPost(id);
    if (actor.role === "member" && row.authorId !== actor.userId)
      throw new AppError("FORBIDDEN", "That is for whoever prepared it, and for owners and admins.", {
        details: { role: actor.role },
      });
    if (row.status === "CANCELLED") return;
    if (row.status !== "WAITING" && row.status !== "DUE")
      throw new AppError("CANNOT_CANCEL", "It no longer waits for its deal.", {
        details: { status: row.status },
      });
    await tx.update(p).set({ status: "CANCELLED" }).where(eq(p.id, id));
    await recordAudit(tx, actor, { action: "deal-post.cancelled", subjectId: id });
  });
  return loadDealPost(ctx.db, actor, id);
}

function readExpiry(given: string | undefined, now: Date): Date {
  if (given === undefined) return new Date(now.getTime() + usualDays * dayMs);
  const at = new Date(given);
  if (at <= now) throw new AppError("TIME_IN_PAST", "expiresAt: That is over already.");
  if (at.getTime() > now.getTime() + mostDays * dayMs)
    throw new AppError("INVALID_INPUT", "expiresAt: A year at the most.");
  return at;
}
