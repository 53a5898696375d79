import { DurableObject } from "cloudflare:workers";
import { communityPing } from "@planrrr/contract/community";
import type {
  CommunityLike,
  CommunityNotifications,
  CommunityPresence,
  CreateCommunityPostInput,
  MutedMembers,
  PinCommunityPostInput,
} from "@planrrr/contract/community";
import type { Env } from "../env.ts";
import { memberHeader } from "./entry/open-socket.ts";
import type { Member } from "./member.ts";
import type { PostRow } from "./posts-table.ts";
import { createRoomParts, type RoomParts } from "./room/create-room-parts.ts";
import type { Notification } from "./room/notifications.ts";
import { asResult, type Result } from "./room/result.ts";
import { closeSocket } from "./room/room-sockets.ts";
import { runTimers } from "./room/run-timers.ts";
import { createTables } from "./room/schema.ts";

/**
 * One room: the people of one team, live. Who is asking has been found out before (`entry/`); the parts in `room/`
 * do the work. It sleeps between messages, so nothing that counts is kept in memory.
 */
export class CommunityDurableObject extends DurableObject<Env> {
  readonly #parts: RoomParts;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    createTables(ctx.storage.sql);
    ctx.setWebSocketAutoResponse(
      new WebSocketRequestResponsePair(communityPing.request, communityPing.response),
    );
    this.#parts = createRoomParts(ctx, env);
  }

  override async fetch(request: Request): Promise<Response> {
    const member = JSON.parse(decodeURIComponent(request.headers.get(memberHeader) ?? "")) as Member;
    const { 0: client, 1: server } = new WebSocketPair();
    await this.#parts.enter(server, member);
    return new Response(null, { status: 101, webSocket: client });
  }

  override async webSocketMessage(socket: WebSocket, frame: string | ArrayBuffer): Promise<void> {
    await this.#parts.handleFrame(socket, frame);
  }

  override async webSocketClose(socket: WebSocket, code: number, reason: string): Promise<void> {
    closeSocket(socket, code, reason);
    this.#parts.presence.changed();
  }

  override async webSocketError(): Promise<void> {
    this.#parts.presence.changed();
  }

  override async alarm(): Promise<void> {
    await runTimers(this.#parts);
  }

  /** Who asks is there as well, for a while. */
  async readPresence(member: Member): Promise<CommunityPresence> {
    return this.#parts.readPresence(member);
  }

  async readLikes(userId: string, postIds: string[]): Promise<{ [postId: string]: CommunityLike }> {
    return this.#parts.likes.read(userId, postIds);
  }

  async setLike(userId: string, postId: string, liked: boolean): Promise<Result<CommunityLike>> {
    return asResult(async () => {
      await this.#parts.posts.mustExist(postId);
      return this.#parts.likes.setLike(userId, postId, liked);
    });
  }

  async sendCheer(member: Member, icon: string): Promise<Result<null>> {
    return asResult(() => this.#parts.sendCheer(member, icon));
  }

  async createPost(author: Member, input: CreateCommunityPostInput): Promise<Result<PostRow>> {
    return asResult(async () => this.#parts.createPost(author, input));
  }

  async pinPost(coach: Member, postId: string, words: PinCommunityPostInput): Promise<Result<PostRow>> {
    return asResult(async () => this.#parts.posts.pin(coach, postId, words));
  }

  async unpinPost(postId: string): Promise<Result<PostRow>> {
    return asResult(async () => this.#parts.posts.unpin(postId));
  }

  async deletePost(by: Member, postId: string): Promise<Result<void>> {
    return asResult(async () => this.#parts.posts.remove(by, postId));
  }

  async mute(userId: string, name: string, minutes: number): Promise<MutedMembers["items"]> {
    const now = Date.now();
    this.#parts.muted.mute(userId, name, now + minutes * 60_000);
    return this.#parts.muted.list(now);
  }

  async unmute(userId: string): Promise<MutedMembers["items"]> {
    this.#parts.muted.unmute(userId);
    return this.#parts.muted.list(Date.now());
  }

  async listMuted(): Promise<MutedMembers["items"]> {
    return this.#parts.muted.list(Date.now());
  }

  /** The same id only once; answers whether it was new. */
  async notify(news: Notification): Promise<boolean> {
    return this.#parts.notifications.notify(news);
  }

  async listNotifications(since: number): Promise<CommunityNotifications["items"]> {
    return this.#parts.notifications.list(since);
  }
}
