import { schema, type Transaction } from "@planrrr/database";
import { and, asc, eq, inArray } from "drizzle-orm";
import { refreshPostStatus } from "../posts/refresh-post-status.ts";

/** Stops what is planned on a connection that is forgotten. Returns how much that was. */
export async function cancelPlanned(tx: Transaction, connectionId: string, now: Date): Promise<number> {
  const { publications } = schema;
  const cancelled = await tx
    .select({ id: publications.id, postId: publications.postId })
    .from(publications)
    .where(and(eq(publications.connectionId, connectionId), eq(publications.status, "SCHEDULED")))
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
  return cancelled.length;
}
