import {
  AppError,
  type DecideReviewInput,
  type NewReviewLink,
  type PostStatus,
  type PublicationContent,
  type ReviewedPost,
  type ReviewLink,
} from "@planrrr/contract";
import { type Queryable, schema, storable } from "@planrrr/database";
import { asc, eq } from "drizzle-orm";
import { recordAudit } from "../audit.ts";
import type { Actor, PublishingContext } from "../context.ts";
import { loadPost } from "../posts/load-post.ts";
import { postContent } from "../posts/post-view.ts";
import { handOver } from "../publications/wake-up.ts";
import { hashToken, newSecretToken } from "../secret-token.ts";
import { refuseMember } from "../refuse-member.ts";
import { settlePost } from "./settle-post.ts";

const { connections, posts, publications, reviewLinks, teams } = schema;
const dayMs = 86_400_000;

/** A link by which somebody without an account decides on a waiting post, once. Throws FORBIDDEN, NOT_PENDING. */
export async function createReviewLink(
  ctx: PublishingContext,
  actor: Actor,
  input: NewReviewLink,
): Promise<ReviewLink> {
  const post = await loadPost(ctx.db, actor, input.id);
  // Who writes must not approve by a link of their own.
  refuseMember(actor);
  if (post.status !== "PENDING_APPROVAL")
    throw new AppError("NOT_PENDING", "This post does not wait for approval.", {
      details: { status: post.status },
    });
  const { token, hash } = newSecretToken();
  const now = ctx.now();
  const link = {
    id: ctx.newId(),
    postId: post.id,
    teamId: actor.teamId,
    tokenHash: hash,
    reviewer: storable(input.reviewer),
    createdBy: actor.userId,
    createdAt: now,
    expiresAt: new Date(now.getTime() + input.days * dayMs),
  };
  await ctx.db.transaction(async (tx) => {
    await tx.insert(reviewLinks).values(link);
    await recordAudit(tx, actor, {
      action: "post.review-link-made",
      subjectId: post.id,
      data: { reviewer: link.reviewer, linkId: link.id },
    });
  });
  return { id: link.id, token, path: `/review/${token}`, expiresAt: link.expiresAt };
}

/** What the link is about. Throws NOT_FOUND, LINK_EXPIRED, LINK_USED. */
export async function readReview(ctx: PublishingContext, input: { token: string }): Promise<ReviewedPost> {
  const link = await findLink(ctx.db, ctx.now(), input.token);
  const [found] = await ctx.db
    .select({ post: posts, team: teams.name })
    .from(posts)
    .innerJoin(teams, eq(teams.id, posts.teamId))
    .where(eq(posts.id, link.postId));
  if (!found) throw noLink();
  const versions = await ctx.db
    .select({
      content: publications.content,
      network: publications.network,
      handle: connections.handle,
      connectionId: publications.connectionId,
      part: publications.part,
    })
    .from(publications)
    .innerJoin(connections, eq(connections.id, publications.connectionId))
    .where(eq(publications.postId, link.postId))
    .orderBy(asc(publications.part), asc(publications.id));
  const { post, team } = found;
  // Account by account, each with its parts as they follow each other.
  const { connectionIds } = postContent(post);
  const place = new Map(connectionIds.map((id, index) => [id, index]));
  const inOrder = versions.toSorted(
    (a, b) => (place.get(a.connectionId) ?? 0) - (place.get(b.connectionId) ?? 0) || a.part - b.part,
  );
  const said = post.approval as { comment?: string | null } | null;
  return {
    team,
    reviewer: link.reviewer,
    expiresAt: link.expiresAt,
    status: post.status as PostStatus,
    version: post.version,
    scheduledAt: post.scheduledAt && post.scheduledAt > ctx.now() ? post.scheduledAt : null,
    timeZone: postContent(post).schedule?.timeZone ?? null,
    comment: said?.comment ?? null,
    versions: inOrder.map(({ content, network, handle }) => ({
      network: network as ReviewedPost["versions"][number]["network"],
      handle,
      content: content as unknown as PublicationContent,
    })),
  };
}

/** Decides by a link, which is used up with it. Throws also NOT_PENDING and POST_CHANGED, and stays good then. */
export async function decideReview(
  ctx: PublishingContext,
  input: DecideReviewInput,
): Promise<{ status: PostStatus }> {
  const now = ctx.now();
  const { wakeUps, link } = await ctx.db.transaction(async (tx) => {
    const link = await findLink(tx, now, input.token);
    const judge = { teamId: link.teamId, userId: null, reviewer: link.reviewer };
    const decision = input.decision === "approve" ? "approved" : "rejected";
    const { version, comment } = input;
    const wakeUps = await settlePost(ctx, tx, judge, { id: link.postId, decision, version, comment });
    await tx.update(reviewLinks).set({ usedAt: now }).where(eq(reviewLinks.id, link.id));
    return { wakeUps, link };
  });
  await handOver(ctx, wakeUps);
  const [post] = await ctx.db.select({ status: posts.status }).from(posts).where(eq(posts.id, link.postId));
  return { status: (post?.status ?? "DRAFT") as PostStatus };
}

/** Of the files of the post behind a link, whether this is one; with the team it belongs to. */
export async function findReviewedMedia(
  ctx: PublishingContext,
  input: { token: string; id: string },
): Promise<{ id: string; teamId: string }> {
  const review = await readReview(ctx, input);
  const link = await findLink(ctx.db, ctx.now(), input.token);
  const shown = review.versions.some(({ content }) => content.media.some(({ id }) => id === input.id));
  if (!shown) throw noLink();
  return { id: input.id, teamId: link.teamId };
}

async function findLink(db: Queryable, now: Date, token: string) {
  // Two answers by one link at once: the second waits here, and finds it used.
  const [link] = await db
    .select()
    .from(reviewLinks)
    .where(eq(reviewLinks.tokenHash, hashToken(token)))
    .for("update");
  if (!link) throw noLink();
  if (link.usedAt) throw new AppError("LINK_USED", "This link has been used. Ask for a new one.");
  if (link.expiresAt <= now) throw new AppError("LINK_EXPIRED", "This link has expired. Ask for a new one.");
  return link;
}

function noLink(): AppError {
  return new AppError("NOT_FOUND", "There is nothing to review here.");
}
