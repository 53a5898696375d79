import type { Actor } from "@planrrr/accounts";
import { AppError, communityAudience, communityLimits, type CommunityToken } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { ensureRoom } from "@planrrr/rooms";
import { eq } from "drizzle-orm";
import type { ApiConfig } from "../config.ts";
import type { ApiContext } from "../context.ts";
import { localHost } from "../http/local-host.ts";

/** Opens the team's room, where it was not yet, and signs what lets this person in. Its coach is the team's owner. */
export async function issueCommunityToken(api: ApiContext, actor: Actor): Promise<CommunityToken> {
  const { edge } = api.rooms;
  if (!edge)
    throw new AppError("COMMUNITY_NOT_SET_UP", "There is no community on this planrrr: it has no edge.");
  // In the room it would write, too.
  if (actor.readOnly) throw new AppError("FORBIDDEN", "This key may look, and change nothing.");
  const { userId, teamId, role: inTeam } = actor;
  const room = await ensureRoom(api.rooms, { teamId });
  const role = inTeam === "owner" ? "coach" : "member";
  const exp = Math.floor(api.now().getTime() / 1000) + communityLimits.tokenSeconds;
  const token = await api.auth.signToken({
    iss: coreUrl(api.config),
    aud: communityAudience,
    sub: userId,
    name: await nameOf(api, userId),
    teamId: room,
    role,
    exp,
  });
  return { token, expiresAt: new Date(exp * 1000), edgeUrl: edge.url, teamId: room, userId, role };
}

async function nameOf({ db }: ApiContext, userId: string): Promise<string> {
  const { id, name } = schema.users;
  const [row] = await db.select({ name }).from(schema.users).where(eq(id, userId));
  const shown = row?.name.trim().slice(0, 200);
  return shown ? shown : "Somebody";
}

/** The issuer, as the edge has it in its settings: never what a request says of its Host. */
function coreUrl({ baseUrl, host, port }: ApiConfig): string {
  return new URL(baseUrl ?? `http://${localHost(host)}:${port}`).origin;
}
