import { AppError, type AuditRow, type ListAuditInput } from "@planrrr/contract";
import { type Database, schema } from "@planrrr/database";
import { and, desc, eq, lt } from "drizzle-orm";
import type { Actor } from "../actor/actor.ts";
import { requireRole } from "../roles.ts";

const { auditLog, users } = schema;

/** Who did what in the team, newest first. Throws FORBIDDEN for members. */
export async function listAudit(
  ctx: { db: Database },
  actor: Pick<Actor, "teamId" | "role">,
  input: ListAuditInput,
): Promise<{ items: AuditRow[]; nextCursor: string | null }> {
  requireRole(actor, "admin");
  const { subjectType, subjectId, actorId, cursor, limit } = input;
  const rows = await ctx.db
    .select({ row: auditLog, actorName: users.name })
    .from(auditLog)
    .leftJoin(users, eq(users.id, auditLog.actorId))
    .where(
      and(
        eq(auditLog.teamId, actor.teamId),
        subjectType ? eq(auditLog.subjectType, clean(subjectType)) : undefined,
        subjectId ? eq(auditLog.subjectId, clean(subjectId)) : undefined,
        actorId ? eq(auditLog.actorId, clean(actorId)) : undefined,
        cursor ? lt(auditLog.id, parseCursor(cursor)) : undefined,
      ),
    )
    .orderBy(desc(auditLog.id))
    .limit(limit + 1);
  const items = rows.slice(0, limit).map(({ row: { teamId: _teamId, ...row }, actorName }) => ({
    ...row,
    actorName,
  }));
  return { items, nextCursor: rows.length > limit ? String(items.at(-1)?.id) : null };
}

/** PostgreSQL takes no NUL. */
function clean(text: string): string {
  return text.toWellFormed().replaceAll("\0", "");
}

function parseCursor(cursor: string): number {
  if (/^\d{1,15}$/.test(cursor)) return Number(cursor);
  throw new AppError("INVALID_INPUT", "That cursor is not from this list.", { details: { cursor } });
}
