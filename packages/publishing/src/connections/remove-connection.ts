import { schema } from "@planrrr/database";
import { and, asc, eq, inArray } from "drizzle-orm";
import { recordAudit } from "../audit.ts";
import type { Actor, PublishingContext } from "../context.ts";
import { refreshPostStatus } from "../posts/refresh-post-status.ts";
import { refuseMember } from "../refuse-member.ts";
import { prepareRevocation } from "./revoke-access.ts";
import { getConnection } from "./read-connections.ts";

/**
 * Forgets a connection: its credentials are wiped and what was planned on it is cancelled. What has gone out stays
 * in the history, and connecting the same account again continues it. What is going out right now gets its outcome; one
 * whose outcome could no longer be asked for becomes UNCONFIRMED at its next turn. Throws FORBIDDEN to members.
 */
export async function removeConnection(
  ctx: PublishingContext,
  actor: Actor,
  input: { id: string },
): Promise<void> {
  refuseMember(actor);
  const { connections, publications } = schema;
  const connection = await getConnection(ctx, actor, input);
  const now = ctx.now();
  const revoke = await prepareRevocation(ctx, connection.id);
  await ctx.db.transaction(async (tx) => {
    const cancelled = await tx
      .select({ id: publications.id, postId: publications.postId })
      .from(publications)
      .where(and(eq(publications.connectionId, connection.id), eq(publications.status, "SCHEDULED")))
      .orderBy(asc(publications.id))
      .for("update");
    await tx
      .update(publications)
      .set({ status: "CANCELLED", nextAttemptAt: null, waitingFor: null, enqueuedAt: null, updatedAt: now })
      .where(
        inArray(
          publications.id,
          cancelled.map((row) => row.id),
        ),
      );
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
  await revoke();
}
