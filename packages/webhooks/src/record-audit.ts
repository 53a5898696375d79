import { type Queryable, schema } from "@planrrr/database";

/** Writes who did what, in the transaction of the deed. Without a user's id: planrrr itself. */
export async function recordAudit(
  db: Queryable,
  { teamId, userId }: { teamId: string; userId: string | null },
  { action, id, data = {} }: { action: `webhook.${string}`; id: string; data?: { [fact: string]: unknown } },
): Promise<void> {
  await db
    .insert(schema.auditLog)
    .values({ teamId, actorId: userId, action, subjectType: "webhook", subjectId: id, data });
}
