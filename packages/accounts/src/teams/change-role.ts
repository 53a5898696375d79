import { AppError, type ChangeRoleInput, type Team, type TeamMember } from "@planrrr/contract";
import { schema, type Transaction } from "@planrrr/database";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record-audit.ts";
import { requireRole, type Role } from "../roles.ts";
import { getTeam, listMembers } from "./read-team.ts";
import {
  lockMembers,
  memberOf,
  refuseLastOwner,
  type LockedMember,
  type TeamActor,
  type TeamsContext,
} from "./teams-context.ts";

/** Gives a member another role. Only owners make and unmake owners. Throws FORBIDDEN, NOT_FOUND, LAST_OWNER. */
export async function changeRole(
  ctx: TeamsContext,
  actor: TeamActor,
  input: ChangeRoleInput,
): Promise<TeamMember> {
  requireRole(actor, "admin");
  await ctx.db.transaction(async (tx) => {
    const members = await lockMembers(tx, actor.teamId);
    const member = memberOf(members, input.id);
    if (member.role === input.role) return;
    if (member.role === "owner" || input.role === "owner") requireRole(actor, "owner");
    if (member.role === "owner") refuseLastOwner(members, member);
    await setRole(ctx, tx, actor, member, input.role);
  });
  const { items } = await listMembers(ctx, actor);
  const changed = items.find(({ id }) => id === input.id);
  if (!changed) throw new AppError("NOT_FOUND", "They have left the team meanwhile.");
  return changed;
}

/** Makes somebody else the owner and oneself an admin. */
export async function transferTeam(
  ctx: TeamsContext,
  actor: TeamActor,
  input: { id: string },
): Promise<Team> {
  requireRole(actor, "owner");
  const role = await ctx.db.transaction(async (tx): Promise<Role> => {
    const members = await lockMembers(tx, actor.teamId);
    const [heir, giver] = [memberOf(members, input.id), memberOf(members, actor.userId)];
    if (heir.userId === giver.userId) return giver.role;
    await setRole(ctx, tx, actor, heir, "owner");
    await setRole(ctx, tx, actor, giver, "admin");
    return "admin";
  });
  return getTeam(ctx, { ...actor, role });
}

async function setRole(
  ctx: TeamsContext,
  tx: Transaction,
  actor: TeamActor,
  member: LockedMember,
  role: Role,
): Promise<void> {
  await tx.update(schema.members).set({ role, updatedAt: ctx.now() }).where(eq(schema.members.id, member.id));
  await recordAudit(tx, {
    teamId: actor.teamId,
    actorId: actor.userId,
    action: "user.member-role-changed",
    subjectType: "user",
    subjectId: member.userId,
    data: { from: member.role, to: role },
  });
}
