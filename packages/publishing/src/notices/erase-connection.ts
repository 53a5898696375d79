import { schema, type Transaction } from "@planrrr/database";
import { and, eq, inArray, sql } from "drizzle-orm";
import { recordAudit } from "../audit.ts";
import { cancelPlanned } from "../connections/cancel-planned.ts";
import type { ConnectionRow } from "../publications/claim-publications.ts";

/**
 * Wipes all that a network has told us of an account. The team keeps what it wrote itself and that it went out; where
 * it stands, how it did and whose account it was are gone.
 */
export async function eraseConnection(
  tx: Transaction,
  { id, teamId, network }: ConnectionRow,
  now: Date,
): Promise<void> {
  const { attempts, connections, insightPlans, insights, publications } = schema;
  await cancelPlanned(tx, id, now);
  const ours = tx.select({ id: publications.id }).from(publications).where(eq(publications.connectionId, id));
  await tx.delete(insights).where(inArray(insights.publicationId, ours));
  await tx.delete(insightPlans).where(inArray(insightPlans.publicationId, ours));
  await tx.update(attempts).set({ evidence: {} }).where(inArray(attempts.publicationId, ours));
  await tx
    .update(publications)
    .set({ remoteId: null, url: null, updatedAt: now })
    .where(and(eq(publications.connectionId, id), eq(publications.status, "PUBLISHED")));
  await tx
    .update(connections)
    .set({
      accountId: sql`'erased ' || ${connections.id}::text`,
      handle: "erased",
      displayName: "An account that was erased",
      avatarUrl: null,
      profileUrl: null,
      limits: {},
      statusReason: null,
      credentials: null,
      removedAt: now,
      updatedAt: now,
    })
    .where(eq(connections.id, id));
  await recordAudit(
    tx,
    { teamId, userId: null },
    { action: "connection.erased", subjectId: id, data: { network } },
  );
}
