import { AppError } from "@planrrr/contract";

export type Role = "owner" | "admin" | "member";

const rank: Record<Role, number> = { member: 0, admin: 1, owner: 2 };

/** Better Auth writes several roles as `admin,member`; the highest counts. */
export function highestRole(stored: string): Role {
  const roles = stored.split(",").map((part) => part.trim());
  if (roles.includes("owner")) return "owner";
  return roles.includes("admin") ? "admin" : "member";
}

/** Throws FORBIDDEN unless the actor's role in the team is at least `least`. */
export function requireRole(actor: { role: Role }, least: Role): void {
  if (rank[actor.role] < rank[least]) {
    throw new AppError("FORBIDDEN", `Your role in this team is ${actor.role}; this needs ${least}.`);
  }
}
