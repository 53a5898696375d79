import { z } from "zod";

/** Who hears of posts that went out and of round numbers: the team's own room, and of the numbers every room. */
export const Announces = z.enum(["nobody", "team", "everyone"]);
export type Announces = z.infer<typeof Announces>;

export const TeamSettings = z.object({
  /** What members write goes out only once an owner or admin has approved it. */
  asksForApproval: z.boolean(),
  /** IANA zone in which the team plans; null: each in their own. */
  timeZone: z.string().nullable(),
  announces: Announces,
});
export type TeamSettings = z.infer<typeof TeamSettings>;

export const ChangeTeamSettingsInput = z.object({
  asksForApproval: z.boolean().optional(),
  /** With `asksForApproval: true`: what becomes of posts that are planned already. */
  plannedPosts: z.enum(["hold", "approve"]).default("hold"),
  timeZone: z.string().min(1).max(64).nullable().optional(),
  announces: Announces.optional(),
});
export type ChangeTeamSettingsInput = z.infer<typeof ChangeTeamSettingsInput>;
