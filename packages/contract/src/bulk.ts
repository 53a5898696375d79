import { z } from "zod";
import { yesOrNo } from "./paging.ts";

export const bulkRowsMost = 500;

/** One row. `connections` are ids, handles, or `network:handle`. */
export const BulkRow = z.object({
  text: z.string(),
  connections: z.array(z.string()).default([]),
  /** An instant; or `localTime` in `timeZone`. Neither and not a draft: now. */
  scheduledAt: z.string().optional(),
  localTime: z.string().optional(),
  timeZone: z.string().optional(),
  link: z.string().optional(),
  draft: z.boolean().optional(),
});
export type BulkRow = z.infer<typeof BulkRow>;

/**
 * Many posts at once: as `rows`, or as `csv` with a header that names the same columns (connections separated by
 * spaces; `,`, `;` or tab between columns). A body of `text/csv` is the file itself, with the rest in the query.
 * Nothing is saved when one is refused, unless `partial`.
 */
export const BulkPostsInput = z
  .object({
    rows: z.array(BulkRow).max(bulkRowsMost).optional(),
    csv: z.string().max(900_000).optional(),
    /** For rows with a `localTime` and no zone of their own. */
    timeZone: z.string().min(1).max(64).optional(),
    dryRun: yesOrNo.default(false),
    partial: yesOrNo.default(false),
  })
  .refine((input) => (input.rows === undefined) !== (input.csv === undefined), {
    message: "Give either rows or csv.",
    path: ["rows"],
  });
export type BulkPostsInput = z.infer<typeof BulkPostsInput>;

export const BulkResult = z.object({
  created: z.number().int(),
  refused: z.number().int(),
  rows: z.array(
    z.object({
      /** Counted from 1, the header not counted. */
      row: z.number().int(),
      outcome: z.enum(["valid", "created", "refused"]),
      postId: z.uuid().nullable(),
      scheduledAt: z.date().nullable(),
      problems: z.array(z.object({ code: z.string(), field: z.string().nullable(), message: z.string() })),
      notices: z.array(z.string()),
    }),
  ),
});
export type BulkResult = z.infer<typeof BulkResult>;
