import { AppError, type TeamInviteMade } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/record-audit.ts";
import { requireRole } from "../roles.ts";
import { newInviteToken, noSuchInvite, toInvite } from "./invite-token.ts";
import type { TeamActor, TeamsContext } from "./teams-context.ts";

/** A fresh link for an invitation, good for as long as the first one was. The old link opens nothing from then on. */
export async function resendInvite(
  ctx: TeamsContext,
  actor: TeamActor,
  input: { id: string },
): Promise<TeamInviteMade> {
  requireRole(actor, "admin");
  const { teamInvites } = schema;
  const { token, path, hash } = newInviteToken();
  const now = ctx.now();
  return ctx.db.transaction(async (tx) => {
    const [found] = await tx
      .select()
      .from(teamInvites)
      .where(and(eq(teamInvites.id, input.id), eq(teamInvites.teamId, actor.teamId)))
      .for("update");
    if (!found) throw noSuchInvite();
    if (found.usesLeft < 1) throw new AppError("LINK_USED", "Everybody it was for has joined already.");
    const expiresAt = new Date(now.getTime() + found.expiresAt.getTime() - found.createdAt.getTime());
    const change = { tokenHash: hash, createdAt: now, expiresAt };
    await tx.update(teamInvites).set(change).where(eq(teamInvites.id, found.id));
    await recordAudit(tx, {
      teamId: actor.teamId,
      actorId: actor.userId,
      action: "team.invite-resent",
      subjectType: "team",
      subjectId: actor.teamId,
      data: { role: found.role },
    });
    return { ...toInvite({ ...found, ...change }), token, path };
  });
}
