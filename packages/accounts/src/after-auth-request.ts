import { createAuthMiddleware } from "better-auth/api";
import { eq } from "drizzle-orm";
import { type Database, schema } from "@planrrr/database";
import { recordAudit } from "./audit/record-audit.ts";
import { ensurePersonalTeam } from "./teams/ensure-personal-team.ts";
import { listMemberships } from "./teams/list-memberships.ts";

/** What planrrr adds to Better Auth's own work, once a request of its has succeeded. */
export function afterAuthRequest(db: Database) {
  return createAuthMiddleware(async (ctx) => {
    const { newSession } = ctx.context;
    if (newSession && (ctx.path.startsWith("/sign-in") || ctx.path.startsWith("/sign-up"))) {
      await startSession(db, newSession.session, newSession.user, ctx.path.startsWith("/sign-in"));
    }
    if (ctx.path === "/api-key/create" && isCreatedKey(ctx.context.returned)) {
      const session = ctx.context.session?.session;
      const teamId: unknown = session?.["activeOrganizationId"];
      if (typeof teamId !== "string") return;
      return ctx.json(await bindKeyToTeam(db, ctx.context.returned, teamId));
    }
  });
}

async function startSession(
  db: Database,
  session: { id: string },
  user: { id: string; name: string },
  returning: boolean,
): Promise<void> {
  const [first] = await listMemberships(db, user.id);
  const teamId = first?.teamId ?? (await ensurePersonalTeam(db, user));
  await db.transaction(async (tx) => {
    await tx.update(schema.sessions).set({ activeOrganizationId: teamId }).where(eq(schema.sessions.id, session.id));
    if (!returning) return;
    await recordAudit(tx, { teamId, actorId: user.id, action: "user.signed-in", subjectType: "user", subjectId: user.id });
  });
}

interface CreatedKey {
  id: string;
  referenceId: string;
  metadata: { [key: string]: unknown } | null;
}

function isCreatedKey(value: unknown): value is CreatedKey {
  return typeof value === "object" && value !== null && "id" in value && "referenceId" in value && "key" in value;
}

/** A key works in one team: the one it was made in, unless its maker named another in `metadata.teamId`. */
async function bindKeyToTeam(db: Database, key: CreatedKey, activeTeam: string): Promise<CreatedKey> {
  const named = key.metadata?.["teamId"];
  const metadata = { ...key.metadata, teamId: typeof named === "string" ? named : activeTeam };
  await db.update(schema.apiKeys).set({ metadata: JSON.stringify(metadata) }).where(eq(schema.apiKeys.id, key.id));
  await recordAudit(db, {
    teamId: activeTeam,
    actorId: key.referenceId,
    action: "api-key.created",
    subjectType: "api-key",
    subjectId: key.id,
  });
  return { ...key, metadata };
}
