import { and, eq } from "drizzle-orm";
import { type Database, schema, type Transaction } from "@planrrr/database";
import { recordAudit } from "../audit/record-audit.ts";

interface TeamlessUser {
  id: string;
  name: string;
}

/**
 * Gives a user without a team one of their own. Team ids follow from the user's id, so a repeat after a crash
 * or a race with another process finds what is there instead of making a second one.
 */
export async function ensurePersonalTeam(db: Database, user: TeamlessUser): Promise<string> {
  for (let nth = 1; ; nth++) {
    const teamId = nth === 1 ? `personal-${user.id}` : `personal-${user.id}-${nth}`;
    if (await db.transaction((tx) => makeTeam(tx, teamId, user, nth === 1))) return teamId;
    // It exists: made by somebody faster, or once the user's and left since, which must stay so.
    if (await isMember(db, teamId, user.id)) return teamId;
  }
}

async function makeTeam(
  tx: Transaction,
  teamId: string,
  user: TeamlessUser,
  first: boolean,
): Promise<boolean> {
  const made = await tx
    .insert(schema.teams)
    .values({ id: teamId, name: teamName(user.name), slug: teamId })
    .onConflictDoNothing()
    .returning({ id: schema.teams.id });
  if (made.length === 0) return false;
  await tx
    .insert(schema.members)
    .values({ id: teamId, organizationId: teamId, userId: user.id, role: "owner" });
  await recordAudit(tx, {
    teamId,
    actorId: user.id,
    action: first ? "user.signed-up" : "team.created",
    subjectType: first ? "user" : "team",
    subjectId: first ? user.id : teamId,
  });
  return true;
}

async function isMember(db: Database, teamId: string, userId: string): Promise<boolean> {
  const found = await db
    .select({ id: schema.members.id })
    .from(schema.members)
    .where(and(eq(schema.members.organizationId, teamId), eq(schema.members.userId, userId)));
  return found.length > 0;
}

function teamName(userName: string): string {
  const name = userName.trim().slice(0, 60);
  return name ? `${name}'s team` : "My team";
}
