import { type Queryable, schema } from "@planrrr/database";

export interface AuditEntry {
  /** `post.created`, `connection.added`, … subject and past tense. */
  action: string;
  subjectId: string;
  data?: { [key: string]: unknown };
}

/** Without a user's id: somebody by a link, or planrrr itself. */
export interface AuditActor {
  teamId: string;
  userId: string | null;
}

/** Writes who did what, in the transaction of the deed. The subject's type is the action's first word. */
export async function recordAudit(db: Queryable, actor: AuditActor, entry: AuditEntry): Promise<void> {
  await db.insert(schema.auditLog).values({
    teamId: actor.teamId,
    actorId: actor.userId,
    action: entry.action,
    subjectType: entry.action.split(".")[0] ?? entry.action,
    subjectId: entry.subjectId,
    data: entry.data ?? {},
  });
}
