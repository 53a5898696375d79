import { AppError, type Post, type UpdatePostInput } from "@planrrr/contract";
import { schema, storable } from "@planrrr/database";
import { eq } from "drizzle-orm";
import { asksForApproval } from "../approval/asks-for-approval.ts";
import { recordReview, submitted } from "../approval/record-review.ts";
import { recordAudit } from "../audit.ts";
import type { Actor, PublishingContext } from "../context.ts";
import { handOver } from "../publications/wake-up.ts";
import { resolveWhen } from "../schedule/resolve-schedule.ts";
import { checkContent, partsOf, refuseNowhere, refuseProblems } from "./check-content.ts";
import { loadPost, lockPost } from "./load-post.ts";
import type { PostContent } from "./post-content.ts";
import { type PostRow, postContent, type PublicationRow } from "./post-view.ts";
import { refreshPostStatus } from "./refresh-post-status.ts";
import { replacePublications } from "./replace-publications.ts";

/**
 * Changes a post that has not gone out. Throws POST_NOT_EDITABLE once any part of it is, or may be, public:
 * a published post can't be edited into going out again.
 */
export async function updatePost(
  ctx: PublishingContext,
  actor: Actor,
  input: UpdatePostInput & { id: string },
  approval: { ask?: boolean; comment?: string | undefined } = {},
): Promise<Post> {
  const now = ctx.now();
  const { wakeUps, notices } = await ctx.db.transaction(async (tx) => {
    const { post, publications } = await lockPost(tx, actor, input.id);
    refuseEdit(post, publications, input.version);
    const draft = input.draft ?? post.status === "DRAFT";
    const when = resolveWhen(input, now);
    const losesTime = input.schedule === null && !input.scheduledAt;
    if (losesTime && !draft) refuseTimeless();
    const newTime = when.at !== null || losesTime;
    const content = changedContent(postContent(post), input, newTime, when.schedule);
    const checked = await checkContent(ctx, tx, actor, content, when.at ?? post.scheduledAt);
    if (!draft) {
      refuseNowhere(content);
      refuseProblems(checked);
    }
    const version = post.version + 1;
    const asks = !draft && (await asksForApproval(tx, actor.teamId));
    // One that waits is not approved by somebody who corrects a word in it.
    const goesOnWaiting = post.status === "PENDING_APPROVAL" && input.draft !== false;
    // What has failed or was cancelled is only mended by an edit; a new time, `draft: false` or retry sends it.
    const mendOnly = !draft && !when.at && input.draft !== false;
    const rests = mendOnly && (post.status === "FAILED" || post.status === "CANCELLED");
    const waits =
      !draft && !rests && (goesOnWaiting || approval.ask === true || (asks && actor.role === "member"));
    const dueAt = losesTime ? null : (when.at ?? keptTime(post, now, draft || rests || waits));
    const status = draft ? "DRAFT" : rests ? post.status : waits ? "PENDING_APPROVAL" : "SCHEDULED";
    await tx
      .update(schema.posts)
      .set({
        content: { ...content },
        status,
        version,
        scheduledAt: draft || rests || waits ? dueAt : (dueAt ?? now),
        approvedVersion: asks && actor.role !== "member" && !waits ? version : post.approvedVersion,
        scheduleLocalTime: content.schedule?.localTime ?? null,
        scheduleTimeZone: content.schedule?.timeZone ?? null,
        updatedAt: now,
      })
      .where(eq(schema.posts.id, post.id));
    await recordAudit(tx, actor, { action: "post.updated", subjectId: post.id, data: { version, status } });
    if (waits) await recordReview(tx, post.id, submitted(actor, version, approval.comment), now);
    const next = { id: post.id, version, dueAt: dueAt ?? now, draft, mendOnly, rests, waits };
    const wakeUps = await replacePublications(ctx, tx, actor, next, publications, partsOf(checked));
    if (!draft && !rests) await refreshPostStatus(tx, [post.id], now);
    return { wakeUps, notices: when.notices };
  });
  await handOver(ctx, wakeUps);
  return loadPost(ctx.db, actor, input.id, notices);
}

function refuseEdit(
  post: PostRow,
  publications: readonly PublicationRow[],
  version: number | undefined,
): void {
  const out = publications.find(
    ({ status, inDoubt }) => inDoubt || ["PUBLISHING", "PUBLISHED", "UNCONFIRMED"].includes(status),
  );
  if (out) {
    throw new AppError(
      "POST_NOT_EDITABLE",
      "This post is going out or has gone out. Duplicate it to publish a changed version.",
      { details: { status: post.status, publicationId: out.id } },
    );
  }
  if (version !== undefined && version !== post.version) {
    throw new AppError("POST_CHANGED", "Somebody changed this post in the meantime.", {
      details: { yourVersion: version, currentVersion: post.version },
    });
  }
}

function refuseTimeless(): never {
  throw new AppError("INVALID_INPUT", "Only a draft can be without a time. What is planned needs one.", {
    details: { field: "schedule" },
  });
}

/** Without a new time a post keeps its own; one that goes out and whose time has passed goes out now. */
function keptTime(post: PostRow, now: Date, staysPut: boolean): Date | null {
  if (staysPut) return post.scheduledAt;
  return post.scheduledAt && post.scheduledAt > now ? post.scheduledAt : now;
}

function changedContent(
  old: PostContent,
  input: UpdatePostInput,
  newTime: boolean,
  schedule: PostContent["schedule"],
): PostContent {
  const kept = <T>(value: T | undefined, before: T): T => (value === undefined ? before : value);
  return storable({
    text: kept(input.text, old.text),
    connectionIds: [...new Set(kept(input.connectionIds, old.connectionIds))],
    mediaIds: kept(input.mediaIds, old.mediaIds),
    link: kept(input.link, old.link),
    language: kept(input.language, old.language),
    visibility: kept(input.visibility, old.visibility),
    contentWarning: kept(input.contentWarning, old.contentWarning),
    options: kept(input.options, old.options),
    thread: kept(input.thread, old.thread),
    firstComment: kept(input.firstComment, old.firstComment),
    perConnection: kept(input.perConnection, old.perConnection),
    schedule: newTime ? schedule : old.schedule,
  });
}
