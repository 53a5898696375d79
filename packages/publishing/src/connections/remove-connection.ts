import { schema } from "@planrrr/database";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit.ts";
import type { Actor, PublishingContext } from "../context.ts";
import { refreshPostStatus } from "../posts/refresh-post-status.ts";
import { getConnection } from "./read-connections.ts";

/**
 * Forgets a connection: its credentials are wiped and what was planned on it is cancelled. What has gone out stays
 * in the history, and connecting the same account again continues it.
 */
export async function removeConnection(ctx: PublishingContext, actor: Actor, input: { id: string }): Promise<void> {
  const { connections, publications } = schema;
  const connection = await getConnection(ctx, actor, input);
  const now = ctx.now();
  await ctx.db.transaction(async (tx) => {
    const cancelled = await tx
      .update(publications)
      .set({ status: "CANCELLED", nextAttemptAt: null, waitingFor: null, updatedAt: now })
      .where(
        and(
          eq(publications.connectionId, connection.id),
          eq(publications.status, "SCHEDULED"),
          eq(publications.inDoubt, false),
        ),
      )
      .returning({ postId: publications.postId });
    if (cancelled.length > 0)
      await refreshPostStatus(
        tx,
        cancelled.map((row) => row.postId),
        now,
      );
    await tx
      .update(connections)
      .set({ removedAt: now, credentials: null, updatedAt: now })
      .where(eq(connections.id, connection.id));
    await recordAudit(tx, actor, {
      action: "connection.removed",
      subjectId: connection.id,
      data: { network: connection.network, handle: connection.handle, cancelled: cancelled.length },
    });
  });
}
