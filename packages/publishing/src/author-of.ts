import { type Queryable, schema } from "@planrrr/database";
import { and, eq } from "drizzle-orm";
import type { Actor } from "./context.ts";

const { members } = schema;

/** With the role of today: a member's posts ask for approval, even if it was an admin who set them up. Null: gone. */
export async function authorOf(
  db: Queryable,
  { teamId, authorId }: { teamId: string; authorId: string | null },
): Promise<Actor | null> {
  if (!authorId) return null;
  const [member] = await db
    .select({ role: members.role })
    .from(members)
    .where(and(eq(members.organizationId, teamId), eq(members.userId, authorId)));
  if (!member) return null;
  const roles = member.role.split(",");
  const role = roles.includes("owner") ? "owner" : roles.includes("admin") ? "admin" : "member";
  return { teamId, userId: authorId, role };
}
