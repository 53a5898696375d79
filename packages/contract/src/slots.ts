import { z } from "zod";
import { severalOf } from "./paging.ts";
import { ResolvedSchedule } from "./posts.ts";

/** 1 is Monday, 7 is Sunday. */
const weekday = z.number().int().min(1).max(7);
const localTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "A time of day, e.g. 09:30.");

/** A time of the week at which the team likes to publish. */
export const PostingSlot = z.object({
  id: z.uuid(),
  /** Null: for every connection. */
  connectionId: z.uuid().nullable(),
  weekday,
  localTime,
  timeZone: z.string(),
});
export type PostingSlot = z.infer<typeof PostingSlot>;

/** One slot for every pair of a weekday and a time. */
export const NewPostingSlots = z.object({
  weekdays: z.array(weekday).min(1).max(7),
  localTimes: z.array(localTime).min(1).max(24),
  timeZone: z.string().min(1).max(64),
  connectionId: z.uuid().optional(),
});
export type NewPostingSlots = z.infer<typeof NewPostingSlots>;

export const NextSlotsInput = z.object({
  /** Where the post is to go; absent: the whole team's calendar counts. */
  connectionIds: severalOf(z.uuid()).optional(),
  /** Absent: from now. */
  after: z.iso.datetime({ offset: true }).optional(),
  count: z.coerce.number().int().min(1).max(50).default(1),
});
export type NextSlotsInput = z.infer<typeof NextSlotsInput>;

export const NextSlot = z.object({ slotId: z.uuid(), scheduledAt: z.date(), schedule: ResolvedSchedule });
export type NextSlot = z.infer<typeof NextSlot>;
