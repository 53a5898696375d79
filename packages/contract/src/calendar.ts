import { z } from "zod";

/** An address at which other calendars (RFC 5545) read the team's posts. Who knows it may read. */
export const CalendarFeed = z.object({
  id: z.uuid(),
  name: z.string(),
  createdBy: z.string().nullable(),
  createdAt: z.date(),
  /** When it was last read; null: never. */
  readAt: z.date().nullable(),
});
export type CalendarFeed = z.infer<typeof CalendarFeed>;

export const NewCalendarFeed = z.object({ name: z.string().trim().min(1).max(100).default("Calendar") });
export type NewCalendarFeed = z.infer<typeof NewCalendarFeed>;

/** `path` is to be put behind planrrr's own address. */
export const CalendarFeedMade = CalendarFeed.extend({ path: z.string() });
export type CalendarFeedMade = z.infer<typeof CalendarFeedMade>;
