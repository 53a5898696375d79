import { type FacebookSandbox, type InstagramSandbox, SANDBOX_META_APP } from "@planrrr/sandbox-networks";
import type { Connected, NetworkIo, NetworkOAuth } from "../network.ts";

const REDIRECT = "http://localhost/back";

/** A person who says yes on Meta's page, and what planrrr makes of it. */
export function loginAs(
  io: NetworkIo,
  server: FacebookSandbox | InstagramSandbox,
  oauth: NetworkOAuth,
  person: string,
  scopes = oauth.scopes,
): Promise<Connected[]> {
  const code = server.allow(person, REDIRECT, scopes);
  return oauth.exchange(io, server.url, SANDBOX_META_APP, { code, redirectUri: REDIRECT });
}
