import { z } from "zod";
import { NetworkName } from "./network-name.ts";
import { PageInput } from "./paging.ts";

const followers = z.number().int().nonnegative();

/** What each asks of people: `auth` to connect again, `quota` patience or money, the others nothing. */
export const AudienceFailureKind = z.enum(["auth", "rate-limit", "quota", "upstream", "timeout", "invalid"]);

/** How many follow one account. */
export const AudienceAccount = z.object({
  connectionId: z.uuid(),
  network: NetworkName,
  handle: z.string(),
  displayName: z.string(),
  avatarUrl: z.string().nullable(),
  /** The last good number; null until there is one. A failure never changes it. */
  followers: followers.nullable(),
  /** The smallest step that means something: 1 is exact, 10,000 is a rounded "4.69 million". */
  precision: z.number().int().positive(),
  countedAt: z.date().nullable(),
  /** Older than it should be. */
  stale: z.boolean(),
  /** The network tells a sudden fall, which is believed only when it tells it again. */
  doubted: z.boolean(),
  /** Why the last counts failed. */
  failure: z
    .object({
      kind: AudienceFailureKind,
      code: z.string(),
      message: z.string(),
      at: z.date(),
      since: z.date(),
      count: z.number().int(),
    })
    .nullable(),
  /** How many more there are than a day, a week, a month ago; null where nobody counted then. */
  change: z.object({
    day: z.number().int().nullable(),
    week: z.number().int().nullable(),
    month: z.number().int().nullable(),
  }),
  nextMilestone: followers.nullable(),
});
export type AudienceAccount = z.infer<typeof AudienceAccount>;

export const AudienceOverview = z.object({
  items: z.array(AudienceAccount),
  /** The exact numbers added up; rounded ones are no part of any sum. */
  together: z.object({ followers, accounts: z.number().int(), leftOut: z.array(z.uuid()) }),
});
export type AudienceOverview = z.infer<typeof AudienceOverview>;

export const ReadGrowthInput = z.object({
  id: z.uuid(),
  days: z.coerce.number().int().min(1).max(1_825).default(30),
});
export type ReadGrowthInput = z.infer<typeof ReadGrowthInput>;

/** Of a long time only some of the numbers, oldest first. */
export const AudienceGrowth = z.object({
  connectionId: z.uuid(),
  precision: z.number().int().positive(),
  points: z.array(z.object({ at: z.date(), followers })),
});
export type AudienceGrowth = z.infer<typeof AudienceGrowth>;

export const AudienceMilestone = z.object({
  id: z.uuid(),
  connectionId: z.uuid(),
  network: NetworkName,
  handle: z.string(),
  displayName: z.string(),
  followers,
  reachedAt: z.date(),
});
export type AudienceMilestone = z.infer<typeof AudienceMilestone>;

export const ListMilestonesInput = PageInput;
