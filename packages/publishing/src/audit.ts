import { type Queryable, schema } from "@planrrr/database";
import type { Actor } from "./context.ts";

export interface AuditEntry {
  /** `post.created`, `connection.added`, … subject and past tense. */
  action: string;
  subjectId: string;
  data?: { [key: string]: unknown };
}

/** Writes who did what, in the transaction of the deed. The subject's type is the action's first word. */
export async function recordAudit(db: Queryable, actor: Actor, entry: AuditEntry): Promise<void> {
  await db.insert(schema.auditLog).values({
    teamId: actor.teamId,
    actorId: actor.userId,
    action: entry.action,
    subjectType: entry.action.split(".")[0] ?? entry.action,
    subjectId: entry.subjectId,
    data: entry.data ?? {},
  });
}
