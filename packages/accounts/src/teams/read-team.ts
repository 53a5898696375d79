import { AppError, type Team, type TeamMember } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { asc, count, eq } from "drizzle-orm";
import { type TeamActor, type TeamsContext, toMember } from "./teams-context.ts";

const { members, teams, users } = schema;

/** The team the actor works in. */
export async function getTeam(ctx: Pick<TeamsContext, "db">, actor: TeamActor): Promise<Team> {
  const [team] = await ctx.db
    .select({ id: teams.id, name: teams.name, createdAt: teams.createdAt, members: count(members.id) })
    .from(teams)
    .leftJoin(members, eq(members.organizationId, teams.id))
    .where(eq(teams.id, actor.teamId))
    .groupBy(teams.id);
  if (!team) throw new AppError("NOT_FOUND", "There is no such team.");
  return { ...team, role: actor.role };
}

/** Who works in it, the one who joined first in front. */
export async function listMembers(
  ctx: Pick<TeamsContext, "db">,
  actor: TeamActor,
): Promise<{ items: TeamMember[] }> {
  const rows = await ctx.db
    .select({
      userId: users.id,
      name: users.name,
      email: users.email,
      role: members.role,
      createdAt: members.createdAt,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(eq(members.organizationId, actor.teamId))
    .orderBy(asc(members.createdAt), asc(members.id));
  return { items: rows.map(toMember) };
}
