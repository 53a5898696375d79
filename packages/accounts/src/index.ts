export type { Actor } from "./actor/actor.ts";
export { isCookieOnly } from "./actor/read-credential.ts";
export { listAudit } from "./audit/list-audit.ts";
export { recordAudit, type AuditEntry } from "./audit/record-audit.ts";
export {
  CLIENT_ADDRESS_HEADER,
  MIN_PASSWORD_LENGTH,
  type AuthLog,
  type AuthSettings,
  type PasswordHashing,
} from "./auth-settings.ts";
export { createAuth, type Arrival, type Auth, type TokenClaims } from "./create-auth.ts";
export { ownOrigins } from "./own-origins.ts";
export { requireRole, type Role } from "./roles.ts";
export { changeRole, transferTeam } from "./teams/change-role.ts";
export { createTeam } from "./teams/create-team.ts";
export { resendInvite } from "./teams/resend-invite.ts";
export { getTeam, listMembers } from "./teams/read-team.ts";
export { leaveTeam, removeMember } from "./teams/remove-member.ts";
export { renameTeam } from "./teams/rename-team.ts";
export { createInvite, joinTeam, listInvites, removeInvite, seeInvite } from "./teams/team-invites.ts";
export type { TeamsContext } from "./teams/teams-context.ts";
