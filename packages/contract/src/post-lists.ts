import { z } from "zod";
import { NetworkName } from "./network-name.ts";
import { PageInput, severalOf, yesOrNo } from "./paging.ts";
import { PostStatus, Publication } from "./posts.ts";

const instant = z.iso.datetime({ offset: true });

const filters = {
  status: severalOf(PostStatus).optional(),
  connectionId: z.uuid().optional(),
  authorId: z.string().max(100).optional(),
  /** Words of the text, each from its beginning. */
  search: z.string().max(200).optional(),
  /** Only what a person has to look at: failed, unconfirmed, or waiting for its account. */
  needsAttention: yesOrNo.optional(),
};

export const ListPostsInput = PageInput.extend({
  ...filters,
  /** Only what this recurrence has made. */
  recurrenceId: z.uuid().optional(),
  /** Only posts whose time is in this span, the end not included; the order is then by time. */
  from: instant.optional(),
  to: instant.optional(),
});
export type ListPostsInput = z.infer<typeof ListPostsInput>;

export const CalendarInput = z.object({
  ...filters,
  from: instant,
  to: instant,
  limit: z.coerce.number().int().min(1).max(1000).default(1000),
  cursor: z.string().max(200).optional(),
});
export type CalendarInput = z.infer<typeof CalendarInput>;

/** A post as far as a calendar shows it. */
export const CalendarPost = z.object({
  id: z.uuid(),
  status: PostStatus,
  /** The beginning of its text, at most 140 characters. */
  excerpt: z.string(),
  scheduledAt: z.date(),
  /** The zone it was planned in. */
  timeZone: z.string().nullable(),
  authorId: z.string().nullable(),
  version: z.number().int(),
  connectionIds: z.array(z.uuid()),
  hasMedia: z.boolean(),
  publications: z.array(
    z.object({
      id: z.uuid(),
      connectionId: z.uuid(),
      network: NetworkName,
      status: Publication.shape.status,
      waitingFor: Publication.shape.waitingFor,
    }),
  ),
});
export type CalendarPost = z.infer<typeof CalendarPost>;
