import { schema } from "@planrrr/database";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit.ts";
import type { Actor, PublishingContext } from "../context.ts";
import { refuseMember } from "../refuse-member.ts";
import { cancelPlanned } from "./cancel-planned.ts";
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
  const { connections } = schema;
  const connection = await getConnection(ctx, actor, input);
  const now = ctx.now();
  const revoke = await prepareRevocation(ctx, connection.id);
  await ctx.db.transaction(async (tx) => {
    const cancelled = await cancelPlanned(tx, connection.id, now);
    await tx
      .update(connections)
      .set({ removedAt: now, credentials: null, updatedAt: now })
      .where(eq(connections.id, connection.id));
    await recordAudit(tx, actor, {
      action: "connection.removed",
      subjectId: connection.id,
      data: { network: connection.network, handle: connection.handle, cancelled },
    });
  });
  await revoke();
}
