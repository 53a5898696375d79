import { roomPace } from "@planrrr/community";
import type { CommunityLike } from "@planrrr/contract/community";
import { gather } from "./gather.ts";
import type { Room } from "./room.ts";

interface Wish {
  postId: string;
  userId: string;
  liked: boolean;
  done: (like: CommunityLike) => void;
  failed: (error: unknown) => void;
}

export interface RoomLikes {
  /** Resolves once it is stored for good; what is sent after that waits for the disk by itself. */
  setLike(userId: string, postId: string, liked: boolean): Promise<CommunityLike>;
  /** Counts and one's own likes of some posts. */
  read(userId: string, postIds: readonly string[]): { [postId: string]: CommunityLike };
}

/** Likes of ten milliseconds are one transaction: a commit costs as much for one as for a hundred. */
export function createLikes({ ctx, sockets, timers }: Room): RoomLikes {
  const { sql } = ctx.storage;
  const tellOthers = gather<string>({
    delayMs: () => roomPace.likeNewsMs,
    deliver: (postIds) => {
      const updates = [...new Set(postIds)].map((postId) => ({
        type: "LIKE_UPDATE" as const,
        postId,
        likes: countLikes(postId),
      }));
      sockets.broadcast(updates);
    },
  });
  const commitSoon = gather<Wish>({ delayMs: () => roomPace.likeCommitMs, deliver: commit });

  function countLikes(postId: string): number {
    const [row] = sql.exec<{ likes: number }>("SELECT likes FROM counts WHERE post = ?", postId).toArray();
    return row?.likes ?? 0;
  }

  function commit(wishes: Wish[]): void {
    try {
      const answers = ctx.storage.transactionSync(() => storeAll(wishes));
      void timers.arm("flush", Date.now() + roomPace.flushMs);
      for (const [at, { done }] of wishes.entries()) done(answers[at] as CommunityLike);
    } catch (error) {
      for (const { failed } of wishes) failed(error);
    }
  }

  function storeAll(wishes: Wish[]): CommunityLike[] {
    const changes = new Map<string, { by: number; steps: number }>();
    const counts = new Map<string, number>();
    const answers = wishes.map(({ postId, userId, liked }) => {
      const statement = liked
        ? "INSERT OR IGNORE INTO likes (post, user) VALUES (?, ?)"
        : "DELETE FROM likes WHERE post = ? AND user = ?";
      const changed = sql.exec(statement, postId, userId).rowsWritten > 0;
      const likes = (counts.get(postId) ?? countLikes(postId)) + (changed ? (liked ? 1 : -1) : 0);
      counts.set(postId, likes);
      if (changed) {
        const { by, steps } = changes.get(postId) ?? { by: 0, steps: 0 };
        changes.set(postId, { by: by + (liked ? 1 : -1), steps: steps + 1 });
      }
      return { postId, likes, liked };
    });
    for (const [postId, { by, steps }] of changes) {
      sql.exec(
        `INSERT INTO counts (post, likes, seq) VALUES (?1, ?2, ?3)
         ON CONFLICT (post) DO UPDATE SET likes = likes + ?2, seq = seq + ?3`,
        postId,
        by,
        steps,
      );
      tellOthers(postId);
    }
    return answers;
  }

  return {
    setLike: (userId, postId, liked) =>
      new Promise((done, failed) => commitSoon({ userId, postId, liked, done, failed })),
    read(userId, postIds) {
      const rows = sql.exec<{ postId: string; likes: number; liked: number }>(
        `SELECT value AS postId, coalesce(counts.likes, 0) AS likes, likes.user IS NOT NULL AS liked
         FROM json_each(?) LEFT JOIN counts ON counts.post = value
         LEFT JOIN likes ON likes.post = value AND likes.user = ?`,
        JSON.stringify(postIds),
        userId,
      );
      return Object.fromEntries(
        rows.toArray().map((row) => [row.postId, { ...row, liked: row.liked === 1 }]),
      );
    },
  };
}
