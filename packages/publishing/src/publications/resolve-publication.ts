import { AppError, type Publication, type ResolvePublicationInput } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit.ts";
import type { Actor, PublishingContext } from "../context.ts";
import { lockPost, publicationsOf } from "../posts/load-post.ts";
import { type PublicationRow, toPublication } from "../posts/post-view.ts";
import { refreshPostStatus } from "../posts/refresh-post-status.ts";
import { endEvents } from "./end-events.ts";
import { releaseParts } from "./release-parts.ts";
import { handOver, toWakeUp } from "./wake-up.ts";

/** A person settles what no machine could: it is there, or send it again (with a new key). Throws NOT_UNCONFIRMED. */
export async function resolvePublication(
  ctx: PublishingContext,
  actor: Actor,
  input: ResolvePublicationInput,
): Promise<Publication> {
  const { attempts, publications } = schema;
  const now = ctx.now();
  const [found] = await ctx.db
    .select({ postId: publications.postId })
    .from(publications)
    .where(and(eq(publications.id, input.id), eq(publications.teamId, actor.teamId)));
  if (!found) throw new AppError("NOT_FOUND", "There is no such publication.", { details: { id: input.id } });

  const { row, events } = await ctx.db.transaction(async (tx) => {
    const locked = await lockPost(tx, actor, found.postId);
    const before = locked.publications.find(({ id }) => id === input.id);
    if (before?.status !== "UNCONFIRMED") {
      throw new AppError("NOT_UNCONFIRMED", "Its outcome is known; there is nothing to settle.", {
        details: { status: before?.status },
      });
    }
    const [after] = await tx
      .update(publications)
      .set({ ...settlement(input, now), errorCode: null, errorMessage: null, inDoubt: false, updatedAt: now })
      .where(eq(publications.id, input.id))
      .returning();
    await tx.insert(attempts).values({
      publicationId: input.id,
      fence: before.fence,
      phase: "resolve",
      outcome: input.outcome === "published" ? "published" : "not-published",
      startedAt: now,
      endedAt: now,
      message: "Settled by a person.",
      evidence: { userId: actor.userId, url: input.url ?? null },
    });
    await refreshPostStatus(tx, [before.postId], now);
    await recordAudit(tx, actor, {
      action: "publication.resolved",
      subjectId: input.id,
      data: { outcome: input.outcome },
    });
    // It was out when the call was made, not when somebody said so.
    const events = after ? endEvents(before, after, before.armedAt ?? now) : [];
    return { row: after ?? before, events };
  });
  for (const event of events) ctx.emit(event);
  if (input.outcome === "published") await releaseParts(ctx, [row.postId]);
  if (input.outcome === "send-again") {
    await handOver(ctx, [{ ...toWakeUp(row, now), isPlanned: false }]);
  }
  const shown = (await publicationsOf(ctx.db, [row.postId])).find(({ id }) => id === row.id);
  if (!shown) throw new AppError("NOT_FOUND", "There is no such publication.", { details: { id: input.id } });
  return toPublication(shown);
}

function settlement(input: ResolvePublicationInput, now: Date): Partial<PublicationRow> {
  if (input.outcome === "published") return { status: "PUBLISHED", publishedAt: now, url: input.url ?? null };
  // The old key is given up on purpose: with it the network would answer for the call whose fate nobody knows.
  return {
    status: "SCHEDULED",
    handle: null,
    armedAt: null,
    armedFence: null,
    failures: 0,
    waitingFor: null,
    nextAttemptAt: now,
    enqueuedAt: now,
  };
}
