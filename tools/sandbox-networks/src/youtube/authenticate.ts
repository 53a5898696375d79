import type { Context } from "hono";
import { authError, insufficient } from "./google-error.ts";
import type { YoutubeState } from "./state.ts";
import { findAccess } from "./tokens.ts";
import type { Channel } from "./types.ts";

const AUTH = "https://www.googleapis.com/auth/";
/** Each method's own list of scopes, any of which will do (developers.google.com/youtube/v3/docs). */
const SCOPES = {
  read: ["youtube.readonly", "youtube", "youtube.force-ssl"],
  upload: ["youtube.upload", "youtube", "youtube.force-ssl"],
  manage: ["youtube", "youtube.force-ssl"],
  comment: ["youtube.force-ssl"],
} as const;

/** The channel behind the token, if the token may do this. */
export function authenticate(context: Context, state: YoutubeState, action: keyof typeof SCOPES): Channel {
  const token = /^Bearer (.+)$/.exec(context.req.header("authorization") ?? "")?.[1] ?? "";
  const stored = findAccess(state, token);
  const channel = state.channels.get(stored?.grant.channelId ?? "");
  if (stored === undefined || channel === undefined || stored.grant.isDead || stored.expiresAt <= state.now())
    throw authError();
  if (!SCOPES[action].some((scope) => stored.grant.scopes.includes(`${AUTH}${scope}`))) throw insufficient();
  return channel;
}
