import type { RenameTeamInput, Team } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record-audit.ts";
import { requireRole } from "../roles.ts";
import { getTeam } from "./read-team.ts";
import type { TeamActor, TeamsContext } from "./teams-context.ts";

export async function renameTeam(ctx: TeamsContext, actor: TeamActor, input: RenameTeamInput): Promise<Team> {
  requireRole(actor, "admin");
  const name = input.name.toWellFormed().replaceAll("\0", "");
  await ctx.db.transaction(async (tx) => {
    await tx
      .update(schema.teams)
      .set({ name, updatedAt: ctx.now() })
      .where(eq(schema.teams.id, actor.teamId));
    await recordAudit(tx, {
      teamId: actor.teamId,
      actorId: actor.userId,
      action: "team.renamed",
      subjectType: "team",
      subjectId: actor.teamId,
      data: { name },
    });
  });
  return getTeam(ctx, actor);
}
