import { AppError } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { type SQL, sql } from "drizzle-orm";

const { posts, publications } = schema;
const uuid = "[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}";

/** Throws INVALID_INPUT for a cursor that is not ours. */
export function parseIdCursor(cursor: string): string {
  if (new RegExp(`^${uuid}$`, "i").test(cursor)) return cursor;
  throw notFromHere(cursor);
}

/** Of a list by time: the last post's time in ms and its id. */
export function timeCursor(post: { scheduledAt: Date | null; id: string }): string {
  return `${post.scheduledAt?.getTime() ?? 0}_${post.id}`;
}

/** Posts behind a cursor of `timeCursor`. */
export function afterTime(cursor: string): SQL {
  const { at, id } = parseTimeCursor(cursor);
  return sql`(${posts.scheduledAt}, ${posts.id}) > (${at}, ${id}::uuid)`;
}

/** Of the list of what needs somebody: when it came to that, in ms, and its id. */
export function attentionCursor(last: { updatedAt: Date; id: string }): string {
  return `${last.updatedAt.getTime()}_${last.id}`;
}

/** Publications behind a cursor of `attentionCursor`. */
export function beforeAttention(cursor: string): SQL {
  const { at, id } = parseTimeCursor(cursor);
  return sql`(${publications.updatedAt}, ${publications.id}) < (${at}, ${id}::uuid)`;
}

/** Of the list of what is out: when it went out, in ms, and its id. */
export function publishedCursor(last: { publishedAt: Date; id: string }): string {
  return `${last.publishedAt.getTime()}_${last.id}`;
}

/** Publications behind a cursor of `publishedCursor`. */
export function beforePublished(cursor: string): SQL {
  const { at, id } = parseTimeCursor(cursor);
  return sql`(${publications.publishedAt}, ${publications.id}) < (${at}, ${id}::uuid)`;
}

function parseTimeCursor(cursor: string): { at: Date; id: string } {
  const [, ms, id] = new RegExp(`^(-?\\d{1,15})_(${uuid})$`, "i").exec(cursor) ?? [];
  if (!ms || !id) throw notFromHere(cursor);
  return { at: new Date(Number(ms)), id };
}

function notFromHere(cursor: string): AppError {
  return new AppError("INVALID_INPUT", "That cursor is not from this list.", { details: { cursor } });
}
