import { parseMessage } from "@planrrr/community";
import { AppError } from "@planrrr/contract/app-error";
import {
  communityCloseCode,
  type CommunityErrorCode,
  type CommunityIncomingMessage,
} from "@planrrr/contract/community";
import { logLine } from "../../log-line.ts";
import { createBuckets, roomLimits } from "./limits.ts";
import type { RoomLikes } from "./likes.ts";
import type { RoomMuted } from "./muted.ts";
import type { RoomPosts } from "./posts.ts";
import type { RoomPresence } from "./presence.ts";
import type { Room } from "./room.ts";
import { closeSocket, send } from "./room-sockets.ts";

export interface FrameParts {
  presence: RoomPresence;
  likes: RoomLikes;
  posts: RoomPosts;
  muted: RoomMuted;
  cheer(userId: string, icon: string): void;
  cheerWait(userId: string): number;
}

/** What comes over a socket: a message does its work, anything else is told to its sender. */
export function createFrameHandler(room: Room, parts: FrameParts) {
  const { sockets, teamId } = room;
  const frameWait = createBuckets(roomLimits.frames);
  const refusalWait = createBuckets(roomLimits.refusals);
  const toldAt = new WeakMap<WebSocket, number>();

  function refuse(
    socket: WebSocket,
    code: CommunityErrorCode,
    message: string,
    more: { postId?: string; retryAfter?: number } = {},
  ): void {
    send(socket, { type: "ERROR", code, message, ...more });
  }

  /** Told once a second; whoever does not listen is sent away. */
  function refuseRate(socket: WebSocket, wait: number): void {
    const now = Date.now();
    if (now - (toldAt.get(socket) ?? 0) >= 1_000) {
      toldAt.set(socket, now);
      refuse(socket, "RATE_LIMITED", "A little slower, please.", { retryAfter: Math.ceil(wait) });
    }
    if (refusalWait(sockets.holder(socket).userId) > 0)
      closeSocket(socket, communityCloseCode.policy, "Too much at once");
  }

  async function act(socket: WebSocket, message: CommunityIncomingMessage): Promise<void> {
    const { userId } = sockets.holder(socket);
    switch (message.type) {
      case "JOIN_TEAM":
        if (message.teamId === teamId()) return parts.presence.changed();
        refuse(socket, "WRONG_TEAM", "Your token is for another team.");
        return closeSocket(socket, communityCloseCode.wrongTeam, "Another team");
      case "SEND_CHEER": {
        const wait = parts.cheerWait(userId);
        if (wait > 0) return refuseRate(socket, wait);
        parts.muted.mustNotBe(userId, Date.now());
        return parts.cheer(userId, message.icon);
      }
      case "POST_LIKE":
      case "POST_UNLIKE": {
        await parts.posts.mustExist(message.postId);
        const like = await parts.likes.setLike(userId, message.postId, message.type === "POST_LIKE");
        send(socket, { type: "LIKE_UPDATE", ...like });
      }
    }
  }

  return async (socket: WebSocket, frame: string | ArrayBuffer): Promise<void> => {
    sockets.heard(socket);
    const wait = frameWait(sockets.holder(socket).userId);
    if (wait > 0) return refuseRate(socket, wait);
    const parsed = parseMessage(frame);
    if (!parsed.ok) {
      refuse(socket, parsed.code, parsed.reason);
      if (parsed.closeCode) closeSocket(socket, parsed.closeCode, parsed.code);
      return;
    }
    const postId = "postId" in parsed.message ? parsed.message.postId : undefined;
    try {
      await act(socket, parsed.message);
    } catch (error) {
      if (error instanceof AppError && (error.code === "NOT_FOUND" || error.code === "MUTED")) {
        refuse(socket, error.code, error.message, { postId, retryAfter: error.retryAfter });
        return;
      }
      logLine("error", "message failed", {
        teamId: teamId(),
        type: parsed.message.type,
        error: String(error),
      });
      refuse(socket, "INTERNAL", "That did not work. Please try again in a moment.", { postId });
    }
  };
}
