import { type Database, schema, type Transaction } from "@planrrr/database";
import { APIError } from "better-auth/api";
import { and, eq, inArray, ne } from "drizzle-orm";
import { highestRole } from "../roles.ts";
import { listMemberships } from "./list-memberships.ts";

/**
 * Before somebody's account is deleted: teams that are theirs alone go with it, posts and connections included.
 * Refused while a post of such a team is on its way out, and while others would be left without an owner.
 */
export async function releaseTeams(db: Database, userId: string): Promise<void> {
  await db.transaction(async (tx) => {
    const own: string[] = [];
    for (const { teamId, role } of await listMemberships(tx, userId)) {
      const others = await tx
        .select({ role: schema.members.role })
        .from(schema.members)
        .where(and(eq(schema.members.organizationId, teamId), ne(schema.members.userId, userId)));
      if (others.length === 0) own.push(teamId);
      else if (role === "owner" && !others.some((other) => highestRole(other.role) === "owner"))
        throw refusal(
          "LAST_OWNER",
          "You are the only owner of a team with other people. Make one of them an owner first.",
        );
    }
    if (own.length > 0) await removeTeams(tx, own);
    await tx.delete(schema.apiKeys).where(eq(schema.apiKeys.referenceId, userId));
  });
}

async function removeTeams(tx: Transaction, teamIds: string[]): Promise<void> {
  const { publications, teams } = schema;
  const rows = await tx
    .select({ status: publications.status })
    .from(publications)
    .where(inArray(publications.teamId, teamIds))
    .orderBy(publications.id)
    .for("update");
  if (rows.some(({ status }) => status === "PUBLISHING"))
    throw refusal("POST_GOING_OUT", "A post of yours is going out right now. Try again in a minute.");
  await tx.delete(teams).where(inArray(teams.id, teamIds));
}

function refusal(code: string, message: string): APIError {
  return new APIError("CONFLICT", { code, message });
}
