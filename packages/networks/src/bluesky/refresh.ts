import type { JsonObject, NetworkAccount, NetworkIo } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { type BlueskyCredentials, parseCredentials } from "./credentials.ts";
import { createSession, findPds, refreshSession, type Session } from "./session.ts";

/** A new session from the refresh token; from the app password only when that token is dead, as logins are scarce. */
export async function refreshBluesky(
  io: NetworkIo,
  _account: NetworkAccount,
  stored: JsonObject,
): Promise<JsonObject> {
  const credentials = parseCredentials(stored);
  const session = await renewSession(io, credentials);
  if (session.did !== credentials.did) {
    throw new NetworkError({
      kind: "reconnect",
      code: "OTHER_ACCOUNT",
      message: "Bluesky answered with another account.",
    });
  }
  return {
    ...credentials,
    pds: findPds(session, credentials.service),
    accessJwt: session.accessJwt,
    refreshJwt: session.refreshJwt,
  };
}

async function renewSession(io: NetworkIo, credentials: BlueskyCredentials): Promise<Session> {
  try {
    return await refreshSession(io, credentials.pds, credentials.refreshJwt);
  } catch (error) {
    if (!isDeadToken(error)) throw error;
    return createSession(io, credentials.service, credentials.did, credentials.appPassword);
  }
}

function isDeadToken(error: unknown): boolean {
  if (!(error instanceof NetworkError)) return false;
  if (error.code === "AccountTakedown" || error.code === "AccountDeactivated") return false;
  return error.kind === "expired" || error.kind === "reconnect";
}
