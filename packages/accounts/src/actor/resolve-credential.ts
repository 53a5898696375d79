import { eq } from "drizzle-orm";
import { type Database, schema } from "@planrrr/database";
import type { BetterAuthApi } from "../better-auth.ts";
import type { Actor } from "./actor.ts";
import { keyRights, type KeyRights } from "./key-rights.ts";
import type { Credential } from "./read-credential.ts";
import type { JwtVerifier } from "./verify-jwt.ts";

/** The user behind a credential, before a team is chosen. */
export interface Identity {
  userId: string;
  userName: string;
  via: Actor["via"];
  sessionId?: string;
  /** The team a key or token is limited to. */
  boundTeam?: string;
  /** The session's active team. */
  preferredTeam?: string;
  /** What a key may do. */
  rights?: KeyRights;
  /** When the credential ends, ms since the epoch. */
  validUntil: number;
}

export interface CredentialSources {
  db: Database;
  /** Better Auth is loaded at its first use. */
  api: () => Promise<BetterAuthApi>;
  jwt: JwtVerifier;
}

export async function resolveCredential(
  sources: CredentialSources,
  credential: Credential,
): Promise<Identity | null> {
  switch (credential.kind) {
    case "api-key":
      return resolveApiKey(sources, credential.key);
    case "jwt":
      return resolveJwt(sources, credential.token);
    case "bearer":
      return (
        (await resolveSession(sources, { authorization: `Bearer ${credential.token}` })) ??
        (await resolveApiKey(sources, credential.token))
      );
    case "cookie":
      // Prolonging it here would leave the cookie itself to end on time: /get-session prolongs both.
      return resolveSession(
        sources,
        { cookie: `${credential.name}=${credential.value}` },
        { disableRefresh: true },
      );
  }
}

async function resolveSession(
  { api }: CredentialSources,
  headers: { [name: string]: string },
  query: { disableRefresh?: boolean } = {},
): Promise<Identity | null> {
  const found = await (await api()).getSession({ headers: new Headers(headers), query });
  if (!found) return null;
  const { session, user } = found;
  return {
    userId: user.id,
    userName: user.name,
    via: "session",
    sessionId: session.id,
    preferredTeam: session.activeOrganizationId ?? undefined,
    validUntil: session.expiresAt.getTime(),
  };
}

async function resolveApiKey({ db, api }: CredentialSources, key: string): Promise<Identity | null> {
  const { valid, key: found } = await (await api()).verifyApiKey({ body: { key } });
  const user = valid && found ? await findUser(db, found.referenceId) : undefined;
  if (!user || !found) return null;
  const boundTeam = found.metadata?.["teamId"];
  return {
    userId: user.id,
    userName: user.name,
    via: "api-key",
    boundTeam: typeof boundTeam === "string" ? boundTeam : undefined,
    rights: keyRights(found.metadata),
    validUntil: found.expiresAt ? new Date(found.expiresAt).getTime() : Infinity,
  };
}

async function resolveJwt({ db, jwt }: CredentialSources, token: string): Promise<Identity | null> {
  const claims = await jwt.verify(token);
  if (!claims?.sub || !claims.exp) return null;
  const { sub, exp, sid, teamId } = claims;
  // A token dies with the session it was made from, not only at its own end.
  const session = typeof sid === "string" ? await findSession(db, sid) : undefined;
  const user = session?.userId === sub ? await findUser(db, sub) : undefined;
  if (!session || !user) return null;
  return {
    userId: sub,
    userName: user.name,
    via: "jwt",
    sessionId: session.id,
    boundTeam: typeof teamId === "string" ? teamId : undefined,
    validUntil: Math.min(exp * 1000, session.expiresAt.getTime()),
  };
}

async function findUser(db: Database, userId: string): Promise<{ id: string; name: string } | undefined> {
  const { id, name } = schema.users;
  return (await db.select({ id, name }).from(schema.users).where(eq(id, userId)))[0];
}

async function findSession(
  db: Database,
  sessionId: string,
): Promise<{ id: string; userId: string; expiresAt: Date } | undefined> {
  const { id, userId, expiresAt } = schema.sessions;
  return (await db.select({ id, userId, expiresAt }).from(schema.sessions).where(eq(id, sessionId)))[0];
}
