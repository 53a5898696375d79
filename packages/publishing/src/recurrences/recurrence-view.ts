import { AppError, type Recurrence, type RecurringContent, type WallTime } from "@planrrr/contract";
import { type Queryable, schema } from "@planrrr/database";
import { and, eq } from "drizzle-orm";
import type { Actor } from "../context.ts";
import { endOfTime, occurrences } from "./occurrences.ts";

const { recurrences } = schema;
export type RecurrenceRow = typeof recurrences.$inferSelect;

/** How far ahead posts of recurrences are made. */
export const expandAheadMs = 35 * 86_400_000;

export async function loadRecurrence(db: Queryable, actor: Actor, id: string): Promise<RecurrenceRow> {
  const [row] = await db
    .select()
    .from(recurrences)
    .where(and(eq(recurrences.id, id), eq(recurrences.teamId, actor.teamId)));
  if (!row) throw new AppError("NOT_FOUND", "There is no such repeating post.", { details: { id } });
  return row;
}

export function startOf(row: RecurrenceRow): WallTime {
  return { localTime: row.startLocalTime, timeZone: row.timeZone };
}

export function contentOfRecurrence(row: RecurrenceRow): RecurringContent {
  return row.content as unknown as RecurringContent;
}

export function toRecurrence(row: RecurrenceRow, now: Date): Recurrence {
  const { id, name, rule, problem, authorId, createdAt, updatedAt } = row;
  const start = startOf(row);
  const span = { after: now, until: endOfTime, count: 5 };
  const next = row.status === "ACTIVE" ? occurrences({ rule, start }, span) : [];
  return {
    id,
    name,
    rule,
    start,
    post: contentOfRecurrence(row),
    status: row.status as Recurrence["status"],
    problem,
    authorId,
    createdAt,
    updatedAt,
    next: next.map(({ scheduledAt }) => scheduledAt),
  };
}
