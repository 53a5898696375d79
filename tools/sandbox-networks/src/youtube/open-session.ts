import { createHash, randomBytes } from "node:crypto";
import type { YoutubeState } from "./state.ts";
import type { Session, Sink, VideoMetadata } from "./types.ts";

/** developers.google.com/youtube/v3/guides/using_resumable_upload_protocol: a session lives for a while; a week [k]. */
const SESSION_MS = 7 * 86_400_000;

export const createSink = (): Sink => ({ persisted: 0, hash: createHash("sha256"), isCorrupt: false });

export function openSession(
  state: YoutubeState,
  input: Pick<Session, "channelId" | "parts" | "mimeType" | "totalBytes"> & { metadata: VideoMetadata },
): Session {
  const id = randomBytes(24).toString("base64url");
  const fresh = { createdAt: state.now(), videoId: undefined, turn: Promise.resolve() };
  const session: Session = { ...createSink(), ...input, ...fresh, id };
  state.sessions.set(id, session);
  return session;
}

export function findSession(state: YoutubeState, id: string): Session | undefined {
  const session = state.sessions.get(id);
  return session !== undefined && session.createdAt + SESSION_MS > state.now() ? session : undefined;
}
