import { nextPlace, pinWords, roomPace } from "@planrrr/community";
import { AppError } from "@planrrr/contract/app-error";
import type { CreateCommunityPostInput, PinCommunityPostInput } from "@planrrr/contract/community";
import { deletePost, insertPost, type PostRow, readPost, setPinned } from "../posts-table.ts";
import type { Member } from "../member.ts";
import { gather } from "./gather.ts";
import type { Notification } from "./notifications.ts";
import type { Room } from "./room.ts";
import { readNumber, writeMeta } from "./schema.ts";

const mostLately = 1_000;

export interface RoomPosts {
  create(author: Member, input: CreateCommunityPostInput): Promise<PostRow>;
  pin(coach: Member, postId: string, words: PinCommunityPostInput): Promise<PostRow>;
  unpin(postId: string): Promise<PostRow>;
  remove(by: Member, postId: string): Promise<void>;
  /** Throws NOT_FOUND. D1 is asked only about posts that this object has never heard of. */
  mustExist(postId: string): Promise<void>;
}

export function createPosts(room: Room, notify: (news: Notification) => Promise<unknown>): RoomPosts {
  const { ctx, env, sockets, teamId } = room;
  const { sql } = ctx.storage;
  const tellNew = gather<string>({
    delayMs: () => roomPace.newPostsMs,
    first: "at once",
    deliver: (postIds) => sockets.broadcast([{ type: "NEW_POSTS", count: postIds.length, postIds }]),
  });
  let lastTurn: Promise<unknown> = Promise.resolve();

  /** One post after the other: an earlier place must not appear after a later one, or readers would miss it. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = lastTurn.then(work, work);
    lastTurn = turn.catch(() => undefined);
    return turn;
  }

  /** Posts that were liked lately: what is stored leads, and thousands of likes a second ask for the same few. */
  const lately = new Map<string, { deleted: boolean }>();

  function know(postId: string, deleted: boolean): void {
    sql.exec("INSERT OR REPLACE INTO posts (id, deleted) VALUES (?, ?)", postId, deleted ? 1 : 0);
    lately.delete(postId);
  }

  function readKnown(postId: string): { deleted: boolean } | undefined {
    const before = lately.get(postId);
    if (before) return before;
    const [row] = sql.exec<{ deleted: number }>("SELECT deleted FROM posts WHERE id = ?", postId).toArray();
    if (!row) return undefined;
    const known = { deleted: row.deleted === 1 };
    if (lately.size >= mostLately) lately.clear();
    lately.set(postId, known);
    return known;
  }

  async function mustRead(postId: string): Promise<PostRow> {
    const post = await readPost(env.DB, teamId(), postId);
    if (!post) throw noPost();
    return post;
  }

  return {
    create: (author, input) =>
      inTurn(async () => {
        const id = input.id ?? crypto.randomUUID();
        const before = input.id && (await readPost(env.DB, teamId(), id, { deleted: true }));
        if (before) return repeated(before, author);
        const createdAt = nextPlace(readNumber(sql, "lastPlace") ?? 0, Date.now());
        writeMeta(sql, "lastPlace", createdAt);
        const post = await insertPost(env.DB, author, {
          id,
          createdAt,
          text: input.text,
          link: input.link ?? null,
        });
        know(id, false);
        tellNew(id);
        return post;
      }),

    async pin(coach, postId, words) {
      const post = await mustRead(postId);
      const pinnedAt = post.pinned_at ?? Date.now();
      if (post.pinned_at === null) {
        await setPinned(env.DB, post, pinnedAt, coach.userId);
        sockets.broadcast([{ type: "POST_CHANGED", postId, change: "pinned" }]);
      }
      // After a crash in between the second try brings the news; otherwise its id is known.
      await notify({
        id: `pin:${postId}:${pinnedAt}`,
        kind: "pin",
        link: `/community?post=${postId}`,
        ...pinWords(coach, post.text),
        ...words,
      });
      return { ...post, pinned_at: pinnedAt };
    },

    async unpin(postId) {
      const post = await mustRead(postId);
      if (post.pinned_at !== null) {
        await setPinned(env.DB, post, null, null);
        sockets.broadcast([{ type: "POST_CHANGED", postId, change: "unpinned" }]);
      }
      return { ...post, pinned_at: null };
    },

    async remove(by, postId) {
      const post = await mustRead(postId);
      if (by.role !== "coach" && post.author_id !== by.userId)
        throw new AppError("FORBIDDEN", "Only its author and the coach may delete a post.");
      await deletePost(env.DB, post, Date.now());
      know(postId, true);
      sockets.broadcast([{ type: "POST_CHANGED", postId, change: "deleted" }]);
    },

    async mustExist(postId) {
      const known = readKnown(postId);
      if (known?.deleted) throw noPost();
      if (known) return;
      await mustRead(postId);
      know(postId, false);
    },
  };
}

function noPost(): AppError {
  return new AppError("NOT_FOUND", "There is no such post.");
}

function repeated(before: PostRow, author: Member): PostRow {
  if (before.author_id === author.userId && before.deleted_at === null) return before;
  throw new AppError("IDEMPOTENCY_KEY_REUSED", "There was a post of this id already.");
}
