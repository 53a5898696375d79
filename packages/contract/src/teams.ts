import { z } from "zod";
import { PageInput } from "./paging.ts";

export const Role = z.enum(["owner", "admin", "member"]);
export type Role = z.infer<typeof Role>;

export const Team = z.object({
  id: z.string(),
  name: z.string(),
  /** The asking person's own. */
  role: Role,
  members: z.number().int(),
  createdAt: z.date(),
});
export type Team = z.infer<typeof Team>;

export const NewTeam = z.object({ name: z.string().trim().min(1).max(100) });
export type NewTeam = z.infer<typeof NewTeam>;

export const RenameTeamInput = z.object({ name: z.string().trim().min(1).max(100) });
export type RenameTeamInput = z.infer<typeof RenameTeamInput>;

/** `id` is the user's. */
export const TeamMember = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: Role,
  joinedAt: z.date(),
});
export type TeamMember = z.infer<typeof TeamMember>;

export const byUserId = z.object({ id: z.string().min(1).max(100) });

export const ChangeRoleInput = byUserId.extend({ role: Role });
export type ChangeRoleInput = z.infer<typeof ChangeRoleInput>;

const InvitedRole = z.enum(["admin", "member"]);

export const TeamInvite = z.object({
  id: z.uuid(),
  role: InvitedRole,
  /** Whom it was sent to; null: a link for whoever has it. */
  email: z.string().nullable(),
  usesLeft: z.number().int(),
  createdBy: z.string().nullable(),
  createdAt: z.date(),
  expiresAt: z.date(),
});
export type TeamInvite = z.infer<typeof TeamInvite>;

export const NewTeamInvite = z.object({
  role: InvitedRole.default("member"),
  /** Sends the link there, too. */
  email: z.email().max(320).optional(),
  /** How many people may join by it. */
  uses: z.number().int().min(1).max(100).default(1),
  days: z.number().int().min(1).max(30).default(7),
});
export type NewTeamInvite = z.infer<typeof NewTeamInvite>;

/** `path` is to be put behind planrrr's own address. It is shown only once. */
export const TeamInviteMade = TeamInvite.extend({ token: z.string(), path: z.string() });
export type TeamInviteMade = z.infer<typeof TeamInviteMade>;

/** What somebody sees of a team before they join it. */
export const SeenInvite = z.object({
  team: z.string(),
  role: InvitedRole,
  invitedBy: z.string().nullable(),
  expiresAt: z.date(),
});
export type SeenInvite = z.infer<typeof SeenInvite>;

export const InviteToken = z.object({ token: z.string().min(1).max(200) });
export type InviteToken = z.infer<typeof InviteToken>;

/** Who did what. */
export const AuditRow = z.object({
  id: z.number().int(),
  /** Subject and past tense: `post.created`. */
  action: z.string(),
  subjectType: z.string(),
  subjectId: z.string(),
  /** Null: planrrr itself, or somebody by a link. */
  actorId: z.string().nullable(),
  /** Null: no account, or no longer. */
  actorName: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
  createdAt: z.date(),
});
export type AuditRow = z.infer<typeof AuditRow>;

export const ListAuditInput = PageInput.extend({
  subjectType: z.string().max(40).optional(),
  subjectId: z.string().max(100).optional(),
  actorId: z.string().max(100).optional(),
});
export type ListAuditInput = z.infer<typeof ListAuditInput>;
