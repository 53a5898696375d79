import { eq } from "drizzle-orm";
import { type Database, schema } from "@planrrr/database";
import { ensurePersonalTeam } from "../teams/ensure-personal-team.ts";
import { listMemberships } from "../teams/list-memberships.ts";
import type { ResolvedActor } from "./actor-cache.ts";
import { chooseTeam } from "./choose-team.ts";
import type { Credential } from "./read-credential.ts";
import { limitRole } from "./key-rights.ts";
import { type CredentialSources, type Identity, resolveCredential } from "./resolve-credential.ts";

/** Who a credential stands for and in which team. Heals a sign-up that broke off before its team was made. */
export async function resolveActor(
  sources: CredentialSources & { now: () => number },
  credential: Credential,
  askedTeam: string | undefined,
): Promise<ResolvedActor | null> {
  const identity = await resolveCredential(sources, credential);
  if (!identity || identity.validUntil <= sources.now()) return null;
  const memberships = await listMemberships(sources.db, identity.userId);
  if (memberships.length === 0) {
    const teamId = await ensurePersonalTeam(sources.db, { id: identity.userId, name: identity.userName });
    memberships.push({ teamId, role: "owner" });
  }
  const { boundTeam: bound, preferredTeam: preferred } = identity;
  const membership = chooseTeam(memberships, { bound, asked: askedTeam, preferred });
  if (!membership) return null;
  await healActiveTeam(sources.db, identity, membership.teamId);
  const { userId, via, sessionId, validUntil } = identity;
  const { rights = "all" } = identity;
  const role = limitRole(membership.role, rights);
  const actor = { userId, teamId: membership.teamId, role, via, sessionId };
  return { actor: rights === "read" ? { ...actor, readOnly: true } : actor, validUntil };
}

async function healActiveTeam(db: Database, identity: Identity, teamId: string): Promise<void> {
  if (identity.via !== "session" || !identity.sessionId || identity.preferredTeam) return;
  await db
    .update(schema.sessions)
    .set({ activeOrganizationId: teamId })
    .where(eq(schema.sessions.id, identity.sessionId));
}
