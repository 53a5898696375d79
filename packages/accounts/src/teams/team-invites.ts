import {
  AppError,
  type InviteToken,
  type NewTeamInvite,
  type SeenInvite,
  type Team,
  type TeamInvite,
  type TeamInviteMade,
} from "@planrrr/contract";
import { type Queryable, schema } from "@planrrr/database";
import { and, asc, eq, gt, sql } from "drizzle-orm";
import type { Actor } from "../actor/actor.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { requireRole } from "../roles.ts";
import { hashInviteToken, newInviteToken, noSuchInvite, toInvite } from "./invite-token.ts";
import { getTeam } from "./read-team.ts";
import { refuseKey } from "./refuse-key.ts";
import type { TeamActor, TeamsContext } from "./teams-context.ts";

const { members, sessions, teamInvites, teams, users } = schema;
const dayMs = 86_400_000;

/** Invitations that can still be used. */
export async function listInvites(ctx: TeamsContext, actor: TeamActor): Promise<{ items: TeamInvite[] }> {
  requireRole(actor, "admin");
  const rows = await ctx.db
    .select()
    .from(teamInvites)
    .where(
      and(
        eq(teamInvites.teamId, actor.teamId),
        gt(teamInvites.expiresAt, ctx.now()),
        gt(teamInvites.usesLeft, 0),
      ),
    )
    .orderBy(asc(teamInvites.id));
  return { items: rows.map(toInvite) };
}

/** A link by which people join the team, for a while and so many times. Throws FORBIDDEN. */
export async function createInvite(
  ctx: TeamsContext,
  actor: TeamActor,
  input: NewTeamInvite,
): Promise<TeamInviteMade> {
  requireRole(actor, "admin");
  const { token, path, hash } = newInviteToken();
  const now = ctx.now();
  const row = {
    id: ctx.newId(),
    teamId: actor.teamId,
    tokenHash: hash,
    role: input.role,
    email: input.email ?? null,
    usesLeft: input.uses,
    createdBy: actor.userId,
    createdAt: now,
    expiresAt: new Date(now.getTime() + input.days * dayMs),
  };
  await ctx.db.transaction(async (tx) => {
    await tx.insert(teamInvites).values(row);
    await recordAudit(tx, {
      teamId: actor.teamId,
      actorId: actor.userId,
      action: "team.invited",
      subjectType: "team",
      subjectId: actor.teamId,
      data: { role: input.role, uses: input.uses },
    });
  });
  return { ...toInvite(row), token, path };
}

export async function removeInvite(
  ctx: TeamsContext,
  actor: TeamActor,
  input: { id: string },
): Promise<void> {
  requireRole(actor, "admin");
  await ctx.db.transaction(async (tx) => {
    const [gone] = await tx
      .delete(teamInvites)
      .where(and(eq(teamInvites.id, input.id), eq(teamInvites.teamId, actor.teamId)))
      .returning({ role: teamInvites.role });
    if (!gone) throw noSuchInvite();
    await recordAudit(tx, {
      teamId: actor.teamId,
      actorId: actor.userId,
      action: "team.invite-removed",
      subjectType: "team",
      subjectId: actor.teamId,
      data: { role: gone.role },
    });
  });
}

/** What an invitation is to, for whoever has it. Throws NOT_FOUND, LINK_EXPIRED, LINK_USED. */
export async function seeInvite(
  ctx: Pick<TeamsContext, "db" | "now">,
  input: InviteToken,
): Promise<SeenInvite> {
  const invite = await findInvite(ctx.db, ctx.now(), input.token);
  const [team] = await ctx.db.select({ name: teams.name }).from(teams).where(eq(teams.id, invite.teamId));
  const [inviter] = invite.createdBy
    ? await ctx.db.select({ name: users.name }).from(users).where(eq(users.id, invite.createdBy))
    : [];
  const { role, expiresAt } = toInvite(invite);
  return { team: team?.name ?? "", role, invitedBy: inviter?.name ?? null, expiresAt };
}

/** Joins the team of an invitation, which becomes the session's own. Who is in it already stays as they are. Throws FORBIDDEN for keys. */
export async function joinTeam(
  ctx: TeamsContext,
  actor: Pick<Actor, "userId" | "teamId" | "role" | "sessionId"> & Partial<Pick<Actor, "via">>,
  input: InviteToken,
): Promise<Team> {
  refuseKey(actor, "Sign in to join another.");
  const now = ctx.now();
  const { teamId, role } = await ctx.db.transaction(async (tx) => {
    const invite = await findInvite(tx, now, input.token);
    const { teamId } = invite;
    const { role } = toInvite(invite);
    const joined = await tx
      .insert(members)
      .values({
        id: ctx.newId(),
        organizationId: teamId,
        userId: actor.userId,
        role,
        createdAt: now,
        updatedAt: now,
      })
      .onConflictDoNothing()
      .returning({ id: members.id });
    if (joined.length === 0) throw new AppError("ALREADY_MEMBER", "You are in this team already.");
    await tx
      .update(teamInvites)
      .set({ usesLeft: sql`${teamInvites.usesLeft} - 1` })
      .where(eq(teamInvites.id, invite.id));
    if (actor.sessionId)
      await tx.update(sessions).set({ activeOrganizationId: teamId }).where(eq(sessions.id, actor.sessionId));
    await recordAudit(tx, {
      teamId,
      actorId: actor.userId,
      action: "user.joined-team",
      subjectType: "user",
      subjectId: actor.userId,
      data: { role, invitedBy: invite.createdBy },
    });
    return { teamId, role };
  });
  return getTeam(ctx, { userId: actor.userId, teamId, role });
}

/** Locked: of two who use the last of it at once, the second finds it used. */
async function findInvite(db: Queryable, now: Date, token: string) {
  const [invite] = await db
    .select()
    .from(teamInvites)
    .where(eq(teamInvites.tokenHash, hashInviteToken(token)))
    .for("update");
  if (!invite) throw new AppError("NOT_FOUND", "There is no such invitation, or no longer.");
  if (invite.usesLeft < 1)
    throw new AppError("LINK_USED", "This invitation has been used. Ask for a new one.");
  if (invite.expiresAt <= now)
    throw new AppError("LINK_EXPIRED", "This invitation has expired. Ask for a new one.");
  return invite;
}
