import { z } from "zod";
import { PageInput } from "./paging.ts";
import { CreatePostInput, ResolvedSchedule, WallTime } from "./posts.ts";

/** What each post of a recurrence is made of. */
export const RecurringContent = z.object({
  text: CreatePostInput.shape.text,
  connectionIds: CreatePostInput.shape.connectionIds.min(1),
  mediaIds: CreatePostInput.shape.mediaIds,
  link: CreatePostInput.shape.link,
  language: CreatePostInput.shape.language,
  visibility: CreatePostInput.shape.visibility,
  contentWarning: CreatePostInput.shape.contentWarning,
  options: CreatePostInput.shape.options,
  thread: CreatePostInput.shape.thread,
  firstComment: CreatePostInput.shape.firstComment,
  perConnection: CreatePostInput.shape.perConnection,
});
export type RecurringContent = z.infer<typeof RecurringContent>;

/**
 * RRULE of RFC 5545 without DTSTART, daily at the most: `FREQ=WEEKLY;BYDAY=MO,TH`. `UNTIL` is a wall time of the zone.
 */
const rule = z.string().trim().min(1).max(500);

/** A post that comes again and again. Its posts are made five weeks ahead, each one a post like any other. */
export const Recurrence = z.object({
  id: z.uuid(),
  name: z.string(),
  rule,
  /** The first of them: wall time and zone. A time in a DST gap moves forward by the gap, as everywhere. */
  start: WallTime,
  post: RecurringContent,
  /** `PAUSED` by a person, or because of `problem`; `ENDED`: the rule has no more. */
  status: z.enum(["ACTIVE", "PAUSED", "ENDED"]),
  problem: z.string().nullable(),
  authorId: z.string().nullable(),
  createdAt: z.date(),
  updatedAt: z.date(),
  /** The next five. */
  next: z.array(z.date()),
});
export type Recurrence = z.infer<typeof Recurrence>;

export const NewRecurrence = z.object({
  name: z.string().trim().max(100).default(""),
  rule,
  start: WallTime,
  post: RecurringContent,
});
export type NewRecurrence = z.infer<typeof NewRecurrence>;

/** Posts of it that are planned and that nobody has changed are made anew. */
export const ChangeRecurrenceInput = z.object({
  id: z.uuid(),
  name: NewRecurrence.shape.name.unwrap().optional(),
  rule: rule.optional(),
  start: WallTime.optional(),
  post: RecurringContent.optional(),
  status: z.enum(["ACTIVE", "PAUSED"]).optional(),
});
export type ChangeRecurrenceInput = z.infer<typeof ChangeRecurrenceInput>;

export const PreviewRecurrenceInput = z.object({
  rule,
  start: WallTime,
  count: z.number().int().min(1).max(50).default(10),
});
export type PreviewRecurrenceInput = z.infer<typeof PreviewRecurrenceInput>;

export const PreviewedOccurrence = z.object({ scheduledAt: z.date(), schedule: ResolvedSchedule });
export type PreviewedOccurrence = z.infer<typeof PreviewedOccurrence>;

export const ListRecurrencesInput = PageInput;
