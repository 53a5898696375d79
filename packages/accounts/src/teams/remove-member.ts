import { schema, type Transaction } from "@planrrr/database";
import { and, eq } from "drizzle-orm";
import type { Actor } from "../actor/actor.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { requireRole } from "../roles.ts";
import { refuseKey } from "./refuse-key.ts";
import {
  type LockedMember,
  lockMembers,
  memberOf,
  refuseLastOwner,
  type TeamActor,
  type TeamsContext,
} from "./teams-context.ts";

/** Removes somebody from the team; what they wrote stays. Throws FORBIDDEN, NOT_FOUND, LAST_OWNER. */
export async function removeMember(
  ctx: TeamsContext,
  actor: TeamActor,
  input: { id: string },
): Promise<void> {
  requireRole(actor, "admin");
  await ctx.db.transaction(async (tx) => {
    const members = await lockMembers(tx, actor.teamId);
    const member = memberOf(members, input.id);
    if (member.role === "owner") requireRole(actor, "owner");
    refuseLastOwner(members, member);
    await takeOut(tx, actor, member, "user.member-removed");
  });
}

/** Leaves the team. Throws FORBIDDEN for keys, LAST_OWNER. */
export async function leaveTeam(
  ctx: TeamsContext,
  actor: TeamActor & Partial<Pick<Actor, "via">>,
): Promise<void> {
  refuseKey(actor, "Sign in to leave it.");
  await ctx.db.transaction(async (tx) => {
    const members = await lockMembers(tx, actor.teamId);
    const member = memberOf(members, actor.userId);
    refuseLastOwner(members, member);
    await takeOut(tx, actor, member, "user.left-team");
  });
}

async function takeOut(
  tx: Transaction,
  actor: TeamActor,
  member: LockedMember,
  action: string,
): Promise<void> {
  const { members, sessions } = schema;
  await tx.delete(members).where(eq(members.id, member.id));
  await tx
    .update(sessions)
    .set({ activeOrganizationId: null })
    .where(and(eq(sessions.userId, member.userId), eq(sessions.activeOrganizationId, actor.teamId)));
  await recordAudit(tx, {
    teamId: actor.teamId,
    actorId: actor.userId,
    action,
    subjectType: "user",
    subjectId: member.userId,
  });
}
