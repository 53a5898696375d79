import { AppError, type TeamMember } from "@planrrr/contract";
import { type Database, schema, type Transaction } from "@planrrr/database";
import { asc, eq } from "drizzle-orm";
import type { Actor } from "../actor/actor.ts";
import { highestRole, type Role } from "../roles.ts";

export interface TeamsContext {
  db: Database;
  now(): Date;
  /** UUID v7. */
  newId(): string;
}

export type TeamActor = Pick<Actor, "userId" | "teamId" | "role">;

export interface LockedMember {
  id: string;
  userId: string;
  role: Role;
}

/** The team's members, held still: two owners who leave at once must not leave it without one. */
export async function lockMembers(tx: Transaction, teamId: string): Promise<LockedMember[]> {
  const { members } = schema;
  const rows = await tx
    .select({ id: members.id, userId: members.userId, role: members.role })
    .from(members)
    .where(eq(members.organizationId, teamId))
    .orderBy(asc(members.id))
    .for("update");
  return rows.map((row) => ({ ...row, role: highestRole(row.role) }));
}

/** Throws NOT_FOUND for somebody who is not in the team. */
export function memberOf(members: readonly LockedMember[], userId: string): LockedMember {
  const found = members.find((member) => member.userId === userId);
  if (found) return found;
  throw new AppError("NOT_FOUND", "There is nobody like that in your team.", { details: { id: userId } });
}

/** Throws LAST_OWNER when without this member the team would have no owner. */
export function refuseLastOwner(members: readonly LockedMember[], leaving: LockedMember): void {
  const others = members.filter((member) => member.role === "owner" && member.userId !== leaving.userId);
  if (leaving.role === "owner" && others.length === 0)
    throw new AppError("LAST_OWNER", "A team needs an owner. Make somebody else the owner first.");
}

export function toMember(row: {
  userId: string;
  name: string;
  email: string;
  role: string;
  createdAt: Date;
}): TeamMember {
  const { userId: id, name, email, role, createdAt: joinedAt } = row;
  return { id, name, email, role: highestRole(role), joinedAt };
}
