import { asc, eq } from "drizzle-orm";
import { type Queryable, schema } from "@planrrr/database";
import { type Role, highestRole } from "../roles.ts";

export interface Membership {
  teamId: string;
  role: Role;
}

/** A user's teams, the one joined first in front. */
export async function listMemberships(db: Queryable, userId: string): Promise<Membership[]> {
  const rows = await db
    .select({ teamId: schema.members.organizationId, role: schema.members.role })
    .from(schema.members)
    .where(eq(schema.members.userId, userId))
    .orderBy(asc(schema.members.createdAt), asc(schema.members.id));
  return rows.map((row) => ({ teamId: row.teamId, role: highestRole(row.role) }));
}
