import { roomPace } from "@planrrr/community";
import { AppError } from "@planrrr/contract/app-error";
import {
  communityCloseCode,
  type CommunityPresence,
  type CreateCommunityPostInput,
} from "@planrrr/contract/community";
import type { Env } from "../../env.ts";
import type { Member } from "../member.ts";
import type { PostRow } from "../posts-table.ts";
import { createCheers } from "./cheers.ts";
import { createFrameHandler } from "./handle-frame.ts";
import { createLikes, type RoomLikes } from "./likes.ts";
import { createBuckets, mostSockets, roomLimits } from "./limits.ts";
import { createMuted, type RoomMuted } from "./muted.ts";
import { createNotifications, type RoomNotifications } from "./notifications.ts";
import { createPosts, type RoomPosts } from "./posts.ts";
import { createPresence, type RoomPresence } from "./presence.ts";
import type { Room } from "./room.ts";
import { closeSocket, createRoomSockets, send } from "./room-sockets.ts";
import { readNumber, readText, writeMeta } from "./schema.ts";
import { createTimers } from "./timers.ts";

const registerEveryMs = 24 * 60 * 60_000;
const askAgainMs = 10 * 60_000;

export interface RoomParts {
  room: Room;
  presence: RoomPresence;
  likes: RoomLikes;
  posts: RoomPosts;
  muted: RoomMuted;
  notifications: RoomNotifications;
  enter(socket: WebSocket, member: Member): Promise<void>;
  handleFrame(socket: WebSocket, frame: string | ArrayBuffer): Promise<void>;
  readPresence(member: Member): Promise<CommunityPresence>;
  sendCheer(member: Member, icon: string): null;
  createPost(author: Member, input: CreateCommunityPostInput): Promise<PostRow>;
}

export function createRoomParts(ctx: DurableObjectState, env: Env): RoomParts {
  const { sql } = ctx.storage;
  const teamId = rememberName(ctx);
  const room: Room = {
    ctx,
    env,
    sockets: createRoomSockets(ctx),
    timers: createTimers(ctx.storage),
    teamId: () => teamId,
  };
  const presence = createPresence(room);
  const notifications = createNotifications(room, presence);
  const posts = createPosts(room, notifications.notify);
  const likes = createLikes(room);
  const muted = createMuted(room);
  const cheer = createCheers(room);
  const cheerWait = createBuckets(roomLimits.cheers);
  const postWait = createBuckets(roomLimits.posts);

  let registerAskedAt = 0;
  /** D1 hears once a day that the room lives: announcements to all go to such rooms. */
  async function register(now: number): Promise<void> {
    if (now - registerAskedAt < askAgainMs) return;
    registerAskedAt = now;
    if (now - (readNumber(sql, "registeredAt") ?? 0) < registerEveryMs) return;
    await room.timers.arm("register", now);
  }

  return {
    room,
    presence,
    likes,
    posts,
    muted,
    notifications,
    handleFrame: createFrameHandler(room, { presence, likes, posts, muted, cheer, cheerWait }),

    async enter(socket, { userId, name, role }) {
      const now = Date.now();
      const isTooMany = room.sockets.openOf(userId).length >= mostSockets;
      room.sockets.accept(socket, { userId, name, role, openedAt: now });
      if (isTooMany) {
        send(socket, { type: "ERROR", code: "RATE_LIMITED", message: "You are here many times already." });
        return closeSocket(socket, communityCloseCode.policy, "Too many sockets");
      }
      presence.changed();
      await room.timers.arm("presence", now + roomPace.presencePeriodMs);
      await register(now);
    },

    async readPresence(member) {
      const now = Date.now();
      presence.sawPoller(member, now);
      await register(now);
      return presence.read(now);
    },

    sendCheer({ userId }, icon) {
      mayGoOn(cheerWait(userId));
      muted.mustNotBe(userId, Date.now());
      cheer(userId, icon);
      return null;
    },

    async createPost(author, input) {
      const now = Date.now();
      muted.mustNotBe(author.userId, now);
      mayGoOn(postWait(author.userId));
      await register(now);
      return posts.create(author, input);
    },
  };
}

/** An object's name is not told to its alarm everywhere. */
function rememberName({ id, storage: { sql } }: DurableObjectState): string {
  const known = readText(sql, "teamId");
  if (known !== undefined) return known;
  if (!id.name) throw new Error("A room is opened by its name");
  writeMeta(sql, "teamId", id.name);
  return id.name;
}

function mayGoOn(wait: number): void {
  if (wait > 0) throw new AppError("RATE_LIMITED", "A little slower, please.", { retryAfter: wait });
}
