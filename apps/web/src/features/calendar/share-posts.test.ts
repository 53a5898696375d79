import type { CalendarPost } from "@planrrr/contract";
import { expect, test } from "vitest";
import { sharePosts } from "./share-posts.ts";

const post = (id: string, change: Partial<CalendarPost> = {}): CalendarPost => ({
  id,
  status: "SCHEDULED",
  excerpt: "Soup",
  scheduledAt: new Date("2026-12-14T09:00:00Z"),
  timeZone: "Europe/Dublin",
  authorId: null,
  version: 1,
  connectionIds: [],
  hasMedia: false,
  publications: [],
  ...change,
});

test("what is the same stays the same object; what moved, came or went does not", () => {
  const before = [post("a"), post("b"), post("c")];
  const moved = post("b", { scheduledAt: new Date("2026-12-15T09:00:00Z"), version: 2 });
  const now = sharePosts(before, [post("a"), moved, post("d")]);
  expect(now[0]).toBe(before[0]);
  expect(now[1]).toBe(moved);
  expect(now.map(({ id }) => id)).toEqual(["a", "b", "d"]);
});

test("where nothing has changed the list is the same, too", () => {
  const before = [post("a"), post("b")];
  expect(sharePosts(before, [post("a"), post("b")])).toBe(before);
  expect(sharePosts(before, [post("a")])).toHaveLength(1);
});
