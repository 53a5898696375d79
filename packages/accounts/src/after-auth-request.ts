import { createAuthMiddleware, getSessionFromCtx } from "better-auth/api";
import { eq } from "drizzle-orm";
import { AppError } from "@planrrr/contract";
import { type Database, schema } from "@planrrr/database";
import type { AuthSettings } from "./auth-settings.ts";
import { inviteIn } from "./invite-in.ts";
import { refusalOf } from "./refusal-of.ts";
import { recordAudit } from "./audit/record-audit.ts";
import { ensurePersonalTeam } from "./teams/ensure-personal-team.ts";
import { listMemberships } from "./teams/list-memberships.ts";
import { releaseTeams } from "./teams/release-teams.ts";
import { joinTeam } from "./teams/team-invites.ts";

/** What planrrr adds to Better Auth's own work, once a request of its has succeeded. */
export function afterAuthRequest(settings: Pick<AuthSettings, "db" | "now" | "newId" | "signUp">) {
  const { db } = settings;
  return createAuthMiddleware(async (ctx) => {
    const { newSession } = ctx.context;
    if (newSession && (ctx.path.startsWith("/sign-in") || ctx.path.startsWith("/sign-up"))) {
      await startSession(db, newSession.session, newSession.user, ctx.path.startsWith("/sign-in"));
      const invite = inviteIn(ctx.body);
      if (settings.signUp === false && ctx.path === "/sign-up/email" && invite)
        await joinOrUndo(settings, newSession, invite);
    }
    const action = audited[ctx.path];
    const { returned } = ctx.context;
    if (!action || returned instanceof Error) return;
    const current = newSession ?? ctx.context.session ?? (await getSessionFromCtx(ctx));
    const teamId: unknown = current?.session["activeOrganizationId"];
    if (!current || typeof teamId !== "string") return;
    const actorId = current.user.id;
    await recordAudit(db, { teamId, actorId, action, subjectType: "user", subjectId: actorId });
    if (isCreatedKey(returned)) return ctx.json(await bindKeyToTeam(db, returned, teamId));
  });
}

const audited: { [path: string]: string } = {
  "/change-email": "user.email-changed",
  "/change-password": "user.password-changed",
  "/api-key/create": "user.api-key-created",
  "/api-key/delete": "user.api-key-deleted",
  "/organization/update-member-role": "user.member-role-changed",
  "/organization/remove-member": "user.member-removed",
  "/organization/invite-member": "user.member-invited",
};

async function startSession(
  db: Database,
  session: { id: string },
  user: { id: string; name: string },
  returning: boolean,
): Promise<void> {
  const [first] = await listMemberships(db, user.id);
  const teamId = first?.teamId ?? (await ensurePersonalTeam(db, user));
  await db.transaction(async (tx) => {
    await tx
      .update(schema.sessions)
      .set({ activeOrganizationId: teamId })
      .where(eq(schema.sessions.id, session.id));
    if (!returning) return;
    await recordAudit(tx, {
      teamId,
      actorId: user.id,
      action: "user.signed-in",
      subjectType: "user",
      subjectId: user.id,
    });
  });
}

/**
 * Where only the invited may sign up, their invitation is used at once. Of several who sign up by its last use at the
 * same moment one gets in; nothing stays of the others.
 */
async function joinOrUndo(
  { db, now, newId }: Pick<AuthSettings, "db" | "now" | "newId">,
  { session, user }: { session: { id: string }; user: { id: string } },
  token: string,
): Promise<void> {
  const actor = { userId: user.id, teamId: "", role: "owner", sessionId: session.id } as const;
  try {
    await joinTeam({ db, now: () => new Date(now()), newId }, actor, { token });
  } catch (error) {
    await releaseTeams(db, user.id);
    await db.delete(schema.users).where(eq(schema.users.id, user.id));
    throw error instanceof AppError ? refusalOf(error) : error;
  }
}

interface CreatedKey {
  id: string;
  metadata: { [key: string]: unknown } | null;
}

function isCreatedKey(value: unknown): value is CreatedKey {
  return (
    typeof value === "object" && value !== null && "id" in value && "referenceId" in value && "key" in value
  );
}

/** A key works in one team: the one it was made in, unless its maker named another in `metadata.teamId`. */
async function bindKeyToTeam(db: Database, key: CreatedKey, activeTeam: string): Promise<CreatedKey> {
  const named = key.metadata?.["teamId"];
  const metadata = { ...key.metadata, teamId: typeof named === "string" ? named : activeTeam };
  await db
    .update(schema.apiKeys)
    .set({ metadata: JSON.stringify(metadata) })
    .where(eq(schema.apiKeys.id, key.id));
  return { ...key, metadata };
}
