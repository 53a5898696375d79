import type { Channel, Code, Comment, Grant, Session, Video, YoutubeOptions } from "./types.ts";

/** The server's whole memory. */
export interface YoutubeState {
  now(): number;
  options: YoutubeOptions;
  channels: Map<string, Channel>;
  codes: Map<string, Code>;
  accessTokens: Map<string, { grant: Grant; expiresAt: number }>;
  refreshTokens: Map<string, { grant: Grant; issuedAt: number }>;
  /** In the order in which they were made. */
  videos: Map<string, Video>;
  sessions: Map<string, Session>;
  comments: Map<string, Comment>;
  /** Of one day in Pacific time. */
  spent: { day: string; inserts: number; units: number };
}

export function createState(options: YoutubeOptions = {}): YoutubeState {
  return {
    now: options.now ?? Date.now,
    options: { ...options },
    channels: new Map(),
    codes: new Map(),
    accessTokens: new Map(),
    refreshTokens: new Map(),
    videos: new Map(),
    sessions: new Map(),
    comments: new Map(),
    spent: { day: "", inserts: 0, units: 0 },
  };
}

export type ChannelChange = Partial<Pick<Channel, "subscribers" | "hidesSubscribers" | "hasComments">>;

export function addChannel(state: YoutubeState, username: string, change: ChannelChange = {}): Channel {
  const known = [...state.channels.values()].find((channel) => channel.username === username);
  const title = username.charAt(0).toUpperCase() + username.slice(1);
  const fresh = { subscribers: 123_456, hidesSubscribers: false, hasComments: true };
  // The same at every start, as a connection made before a restart names its account by id.
  const id = known?.id ?? `UC${Buffer.from(username.padEnd(16, "-")).toString("base64url").slice(0, 22)}`;
  const channel: Channel = { ...fresh, ...known, ...change, id, username, title };
  state.channels.set(id, channel);
  return channel;
}

/** Back to the first day; channels and tokens stay, as somebody may be signed in. */
export function resetState(state: YoutubeState): void {
  for (const kept of [state.videos, state.sessions, state.comments]) kept.clear();
  state.spent = { day: "", inserts: 0, units: 0 };
}

/** Every channel's list of its own uploads. */
export const toUploadsId = (channelId: string): string => `UU${channelId.slice(2)}`;
