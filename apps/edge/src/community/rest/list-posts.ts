import { type CommunityPostPage, ListCommunityPostsQuery } from "@planrrr/contract/community";
import { logLine } from "../../log-line.ts";
import { listPosts, readLikeCounts, toPost } from "../posts-table.ts";
import { type CommunityRequest, roomOf } from "./community-request.ts";
import { readInput } from "./read-body.ts";

/** Posts from D1, their likes from the room, which knows them first. */
export async function listCommunityPosts(c: CommunityRequest): Promise<CommunityPostPage> {
  const { since, before, limit } = readInput(c.req.query(), ListCommunityPostsQuery);
  const { teamId } = c.var.member;
  const { rows, pinned } = await listPosts(c.env.DB, teamId, {
    since: since === undefined ? undefined : Date.parse(since),
    before: before === undefined ? undefined : Date.parse(before),
    limit,
  });
  const shown = rows.slice(0, limit);
  const likes = await readLikes(
    c,
    [...shown, ...pinned].map(({ id }) => id),
  );
  const items = shown.map((row) => toPost(row, likes[row.id]));
  return {
    items,
    nextCursor: rows.length > limit ? (items.at(-1)?.createdAt ?? null) : null,
    pinned: pinned.map((row) => toPost(row, likes[row.id])),
  };
}

/** While a room can't answer, the counts of its last flush do: a feed without hearts is better than none. */
async function readLikes(c: CommunityRequest, postIds: string[]) {
  const { teamId, userId } = c.var.member;
  if (postIds.length === 0) return {};
  try {
    return await roomOf(c).readLikes(userId, postIds);
  } catch (error) {
    logLine("warn", "room does not answer", { teamId, error: String(error) });
    return readLikeCounts(c.env.DB, teamId, postIds);
  }
}
