import type { CommunityPost } from "@planrrr/contract";
import { expect, test } from "vitest";
import { arrangeFeed, changePost, withHeart } from "./feed-pages.ts";

const post = (id: string, minute: number, by = "margaret"): CommunityPost => ({
  id,
  author: { id: by, name: by, role: "member" },
  text: id,
  link: null,
  createdAt: `2026-11-28T12:${String(minute).padStart(2, "0")}:00.000Z`,
  pinnedAt: null,
  likes: 1,
  liked: false,
});
const page = (items: CommunityPost[], pinned: CommunityPost[] = []) => ({ items, pinned, nextCursor: null });
const ids = (posts: CommunityPost[]) => posts.map(({ id }) => id);
const seen = { seenUpTo: post("", 10).createdAt, userId: "ruth" };

test("what is new waits, what I wrote does not, and what is pinned stands on top once", () => {
  const pinned = post("pinned", 1);
  const latest = page([post("new", 12), post("mine", 11, "ruth"), post("seen", 10), pinned], [pinned]);
  const feed = arrangeFeed(latest, [page([post("seen", 10), post("old", 2)])], seen);
  expect(ids(feed.shown)).toEqual(["mine", "seen", "old"]);
  expect(ids(feed.pinned)).toEqual(["pinned"]);
  expect(feed.waiting).toBe(1);
});

test("a heart is counted once, whoever says it first, and never below none", () => {
  const liked = withHeart(post("a", 1), true);
  expect(liked).toMatchObject({ liked: true, likes: 2 });
  expect(withHeart(liked, true)).toBe(liked);
  expect(withHeart({ ...post("a", 1), liked: true, likes: 0 }, false).likes).toBe(0);
  const changed = changePost(page([post("a", 1), post("b", 2)], [post("a", 1)]), "a", (each) =>
    withHeart(each, true),
  );
  expect(changed.items.map(({ likes }) => likes)).toEqual([2, 1]);
  expect(changed.pinned[0]?.likes).toBe(2);
});
