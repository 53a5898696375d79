import { type Queryable, schema } from "@planrrr/database";

export interface AuditEntry {
  teamId: string;
  /** Null = planrrr itself. */
  actorId: string | null;
  /** What was done, as `subject.verb` in the past tense: `user.signed-up`. */
  action: string;
  subjectType: string;
  subjectId: string;
  /** Facts worth keeping. Never credentials, never contents. */
  data?: { [key: string]: unknown };
}

/** Adds one row to the audit log; inside a transaction it stands or falls with what it tells of. */
export async function recordAudit(db: Queryable, entry: AuditEntry): Promise<void> {
  await db.insert(schema.auditLog).values({ ...entry, data: entry.data ?? {} });
}
