import { z } from "zod";

/** What a room takes, so that one person can't spoil it for the others. Sizes in bytes, lengths in characters. */
export const communityLimits = {
  frameBytes: 4_096,
  bodyBytes: 16_384,
  textLength: 4_000,
  iconLength: 32,
  /** A token lives this long at most, in seconds. */
  tokenSeconds: 600,
  /** A socket is asked to come again with a fresh token after this long, in ms. */
  socketAgeMs: 60 * 60_000,
  pageSize: 30,
  largestPage: 100,
} as const;

/** `ping` is answered `pong` at the edge, also while the room sleeps. A socket that is silent for three periods is closed. */
export const communityPing = { request: "ping", response: "pong", periodMs: 30_000 } as const;

export const communitySubprotocol = "planrrr.v1";
/** In the `Sec-WebSocket-Protocol` list: `planrrr.v1, token.<JWT>`. */
export const communityTokenPrefix = "token.";
export const communityAudience = "planrrr-edge";

/** Why the room ends a socket. On the first three a client does not come back by itself. */
export const communityCloseCode = {
  /** No token, a forged or an expired one. */
  unauthenticated: 4401,
  /** The token is for another team. */
  wrongTeam: 4403,
  /** Too much, again and again. */
  policy: 1008,
  /** The token is old by now: come again with a fresh one. */
  renew: 4000,
  /** Nothing was heard for three ping periods. */
  silent: 4001,
  binary: 1003,
  tooLarge: 1009,
} as const;

/** The name of a room or of a post. */
export const roomIdPattern = /^[\w-]{1,64}$/;
/** Nothing that steers a terminal or a page. */
export const cheerIconPattern = /^[^\p{Cc}<>]+$/u;

const roomId = z.string().regex(roomIdPattern);
const personId = z.string().regex(/^[\w-]{1,64}$/);
const instant = z.iso.datetime({ offset: true });

/** One heart, word or emoji; no spaces around it. */
export const CheerIcon = z.string().trim().min(1).max(communityLimits.iconLength).regex(cheerIconPattern);

/** A page of ours (`/…`) or an address of the web; nothing that runs. */
export const CommunityLink = z
  .string()
  .max(2_000)
  .regex(/^(\/(?![/\\])|https?:\/\/)\S*$/);

export const CommunityRole = z.enum(["coach", "member"]);
export type CommunityRole = z.infer<typeof CommunityRole>;

/** What the core signs (JWT, keys at `/api/auth/jwks`) and the edge reads. `iss` is the core's base URL. */
export const CommunityTokenClaims = z.object({
  iss: z.string(),
  aud: z.literal(communityAudience),
  /** The person's id. */
  sub: personId,
  name: z.string().min(1).max(200),
  /** The room: the coach's user id, or the team's own id. */
  teamId: roomId,
  role: CommunityRole,
  exp: z.number().int(),
});
export type CommunityTokenClaims = z.infer<typeof CommunityTokenClaims>;

// The socket: JSON text, one message or an array of messages a frame.

export const CommunityIncomingMessage = z.discriminatedUnion("type", [
  z.object({ type: z.literal("JOIN_TEAM"), teamId: z.string() }),
  z.object({ type: z.literal("SEND_CHEER"), icon: CheerIcon }),
  z.object({ type: z.literal("POST_LIKE"), postId: roomId }),
  z.object({ type: z.literal("POST_UNLIKE"), postId: roomId }),
]);
export type CommunityIncomingMessage = z.infer<typeof CommunityIncomingMessage>;

export const CommunityErrorCode = z.enum([
  "INVALID_JSON",
  "INVALID_INPUT",
  "UNKNOWN_TYPE",
  "PAYLOAD_TOO_LARGE",
  "BINARY_REFUSED",
  "RATE_LIMITED",
  "UNAUTHENTICATED",
  "WRONG_TEAM",
  "NOT_FOUND",
  "MUTED",
  "INTERNAL",
]);
export type CommunityErrorCode = z.infer<typeof CommunityErrorCode>;

export const CommunityOutgoingMessage = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("PRESENCE_UPDATE"),
    count: z.number().int(),
    activeCoaches: z.array(z.string()),
  }),
  z.object({ type: z.literal("LIVE_CHEER"), userId: z.string(), icon: z.string() }),
  z.object({
    type: z.literal("LIVE_NOTIFICATION"),
    title: z.string(),
    body: z.string(),
    link: z.string(),
  }),
  /** Posts that came since the last such message; `count` is their number. */
  z.object({ type: z.literal("NEW_POSTS"), count: z.number().int(), postIds: z.array(z.string()) }),
  /** With `liked`: the answer to one's own like, sent once it is stored for good. Without: news of others. */
  z.object({
    type: z.literal("LIKE_UPDATE"),
    postId: z.string(),
    likes: z.number().int(),
    liked: z.boolean().optional(),
  }),
  z.object({
    type: z.literal("POST_CHANGED"),
    postId: z.string(),
    change: z.enum(["pinned", "unpinned", "deleted"]),
  }),
  z.object({
    type: z.literal("ERROR"),
    code: CommunityErrorCode,
    message: z.string(),
    /** The post that the refused message was about. */
    postId: z.string().optional(),
    /** Seconds. */
    retryAfter: z.number().optional(),
  }),
]);
export type CommunityOutgoingMessage = z.infer<typeof CommunityOutgoingMessage>;

/** What a frame of the server holds: several cheers of a moment travel together. */
export const CommunityFrame = z.union([CommunityOutgoingMessage, z.array(CommunityOutgoingMessage)]);

// REST, below /api/community/{teamId}; `Authorization: Bearer <JWT>`. Errors are RFC 9457.

export const CommunityPresence = z.object({ count: z.number().int(), activeCoaches: z.array(z.string()) });
export type CommunityPresence = z.infer<typeof CommunityPresence>;

export const CommunityPost = z.object({
  id: z.string(),
  author: z.object({ id: z.string(), name: z.string(), role: CommunityRole }),
  text: z.string(),
  link: z.string().nullable(),
  createdAt: instant,
  pinnedAt: instant.nullable(),
  likes: z.number().int(),
  /** By the one who asks. */
  liked: z.boolean(),
});
export type CommunityPost = z.infer<typeof CommunityPost>;

/** `GET …/posts`: newest first. `since` and `before` are a post's `createdAt`; no two posts of a room share one. */
export const ListCommunityPostsQuery = z.object({
  since: instant.optional(),
  before: instant.optional(),
  limit: z.coerce.number().int().min(1).max(communityLimits.largestPage).default(communityLimits.pageSize),
});
export const CommunityPostPage = z.object({
  items: z.array(CommunityPost),
  /** What `before` asks for the next page with; `null` at the end. */
  nextCursor: z.string().nullable(),
  /** What stands on top, newest first, whatever the page. */
  pinned: z.array(CommunityPost),
});
export type CommunityPostPage = z.infer<typeof CommunityPostPage>;

/** `POST …/posts`. With an `id` of the client's own, a repeat makes no second post. */
export const CreateCommunityPostInput = z.object({
  id: z.uuid().optional(),
  text: z.string().trim().min(1).max(communityLimits.textLength),
  link: CommunityLink.nullish(),
});
export type CreateCommunityPostInput = z.infer<typeof CreateCommunityPostInput>;

/** `POST …/posts/{id}/like` and `DELETE …/posts/{id}/like`. */
export const CommunityLike = z.object({ postId: z.string(), likes: z.number().int(), liked: z.boolean() });
export type CommunityLike = z.infer<typeof CommunityLike>;

/** `POST …/posts/{id}/pin` (coach). The toast; where a field is absent: "Coach … just pinned …", the text's beginning, `/community?post={id}`. */
export const PinCommunityPostInput = z.object({
  title: z.string().trim().min(1).max(120).optional(),
  body: z.string().trim().min(1).max(500).optional(),
  link: CommunityLink.optional(),
});
export type PinCommunityPostInput = z.infer<typeof PinCommunityPostInput>;

/** `POST …/cheers`. */
export const SendCheerInput = z.object({ icon: CheerIcon });

/** `POST …/posts/{id}/report`. */
export const ReportCommunityPostInput = z.object({ reason: z.string().trim().max(500).default("") });

/** `GET …/reports` (coach); `DELETE …/reports/{postId}` when nothing is wrong with it. */
export const CommunityReports = z.object({
  items: z.array(
    z.object({
      post: CommunityPost,
      reports: z.number().int(),
      reasons: z.array(z.string()),
      lastReportedAt: instant,
    }),
  ),
});
export type CommunityReports = z.infer<typeof CommunityReports>;

/** `POST …/muted` (coach): no posts and no cheers of that person for a while; reads and likes stay. `DELETE …/muted/{userId}` ends it. */
export const MuteMemberInput = z.object({
  userId: personId,
  name: z.string().max(200).default(""),
  minutes: z
    .number()
    .int()
    .min(1)
    .max(60 * 24 * 365)
    .default(60 * 24),
});
export const MutedMembers = z.object({
  items: z.array(z.object({ userId: z.string(), name: z.string(), until: instant })),
});
export type MutedMembers = z.infer<typeof MutedMembers>;

export const CommunityNotificationKind = z.enum(["pin", "announcement"]);

/** `GET …/notifications?since=`: what the socket would have brought, newest first, of the last seven days. */
export const ListCommunityNotificationsQuery = z.object({ since: instant.optional() });
export const CommunityNotifications = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      kind: CommunityNotificationKind,
      title: z.string(),
      body: z.string(),
      link: z.string(),
      createdAt: instant,
    }),
  ),
});
export type CommunityNotifications = z.infer<typeof CommunityNotifications>;

// Between core and edge: `X-Internal-API-Key: EDGE_INTERNAL_API_KEY`.

/** Core → edge, `POST /api/community/announce`. Without `teamIds`: every room that was active in the last 30 days. */
export const CommunityAnnouncement = z.object({
  id: z.string().min(1).max(128),
  title: z.string().trim().min(1).max(120),
  body: z.string().trim().max(500),
  link: CommunityLink,
  teamIds: z.array(roomId).max(1_000).optional(),
});
export type CommunityAnnouncement = z.infer<typeof CommunityAnnouncement>;
export const CommunityAnnounced = z.object({
  id: z.string(),
  /** Rooms that have it by now; the rest follows within a minute. */
  rooms: z.number().int(),
  /** All have it. */
  done: z.boolean(),
});
export type CommunityAnnounced = z.infer<typeof CommunityAnnounced>;

/** Edge → core, `POST /internal/community/notifications`: Web Push for the members who are not there. */
export const CommunityNotification = z.object({
  id: z.string().min(1).max(200),
  teamId: roomId,
  kind: CommunityNotificationKind,
  title: z.string(),
  body: z.string(),
  link: z.string(),
  presentUserIds: z.array(z.string()),
});
export type CommunityNotification = z.infer<typeof CommunityNotification>;

/** Edge → core, `POST /internal/edge/alerts`: a mail to ALERT_EMAIL_TO. */
export const EdgeAlert = z.object({
  id: z.string().min(1).max(200),
  state: z.enum(["firing", "resolved"]),
  subject: z.string().min(1).max(200),
  text: z.string().max(5_000),
});
export type EdgeAlert = z.infer<typeof EdgeAlert>;
