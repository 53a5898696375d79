import type { PostChange } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { and, desc, eq, inArray } from "drizzle-orm";
import type { Actor, PublishingContext } from "../context.ts";
import { loadPost } from "./load-post.ts";

const { auditLog, users } = schema;

/** Who wrote the post as it stands now. The audit log knows; members may not read it, but may know whom to ask. */
export async function getLastChange(
  ctx: Pick<PublishingContext, "db">,
  actor: Actor,
  input: { id: string },
): Promise<PostChange> {
  const { version, createdAt } = await loadPost(ctx.db, actor, input.id);
  const [row] = await ctx.db
    .select({ userId: auditLog.actorId, userName: users.name, at: auditLog.createdAt })
    .from(auditLog)
    .leftJoin(users, eq(users.id, auditLog.actorId))
    .where(
      and(
        eq(auditLog.teamId, actor.teamId),
        eq(auditLog.subjectType, "post"),
        eq(auditLog.subjectId, input.id),
        inArray(auditLog.action, ["post.created", "post.updated", "post.duplicated"]),
      ),
    )
    .orderBy(desc(auditLog.id))
    .limit(1);
  return { version, userId: null, userName: null, at: createdAt, ...row };
}
