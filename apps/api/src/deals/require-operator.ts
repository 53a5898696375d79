import { type Actor, requireRole } from "@planrrr/accounts";
import { AppError } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { eq } from "drizzle-orm";
import type { ApiContext } from "../context.ts";

/** Who may have deals read: whoever the configuration names, or, where it names nobody, who leads a team. */
export async function requireOperator(
  { db, config }: Pick<ApiContext, "db" | "config">,
  actor: Actor,
): Promise<void> {
  requireRole(actor, "admin");
  if (config.operators.length === 0) return;
  const { users: u } = schema;
  const [user] = await db.select({ email: u.email }).from(u).where(eq(u.id, actor.userId));
  if (!user || !config.operators.includes(user.email.toLowerCase()))
    throw new AppError("FORBIDDEN", "Only the operators of this planrrr may do this.");
}
