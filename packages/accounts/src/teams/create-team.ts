import { AppError, type NewTeam, type Team } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { eq } from "drizzle-orm";
import type { Actor } from "../actor/actor.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { getTeam } from "./read-team.ts";
import { refuseKey } from "./refuse-key.ts";
import type { TeamsContext } from "./teams-context.ts";

const mostPerPerson = 50;

/** A further team of the actor's own, which becomes the session's. Throws FORBIDDEN for keys, TOO_MANY. */
export async function createTeam(
  ctx: TeamsContext,
  actor: Pick<Actor, "userId" | "via" | "sessionId">,
  input: NewTeam,
): Promise<Team> {
  refuseKey(actor, "Sign in to start another.");
  const { members, sessions, teams } = schema;
  const teamId = ctx.newId();
  const now = ctx.now();
  await ctx.db.transaction(async (tx) => {
    const count = await tx.$count(members, eq(members.userId, actor.userId));
    if (count >= mostPerPerson)
      throw new AppError("TOO_MANY", `Nobody is in more than ${mostPerPerson} teams. Leave one first.`);
    const name = input.name.toWellFormed().replaceAll("\0", "");
    await tx.insert(teams).values({ id: teamId, name, slug: teamId, createdAt: now, updatedAt: now });
    await tx.insert(members).values({
      id: ctx.newId(),
      organizationId: teamId,
      userId: actor.userId,
      role: "owner",
      createdAt: now,
      updatedAt: now,
    });
    if (actor.sessionId)
      await tx.update(sessions).set({ activeOrganizationId: teamId }).where(eq(sessions.id, actor.sessionId));
    await recordAudit(tx, {
      teamId,
      actorId: actor.userId,
      action: "team.created",
      subjectType: "team",
      subjectId: teamId,
    });
  });
  return getTeam(ctx, { userId: actor.userId, teamId, role: "owner" });
}
