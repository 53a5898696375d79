import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { gatherNews, type News } from "./gather-news.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const of = (type: "post.changed" | "post.removed", postId: string) =>
  ({ type, postId, status: "SCHEDULED", version: 1 }) as const;

test("news of a moment are told once, and one alone soon", async () => {
  const told: News[] = [];
  const news = gatherNews((each) => told.push(each));
  for (const id of ["a", "b", "a"]) news.add(of("post.changed", id));
  news.add(of("post.removed", "b"));
  await vi.advanceTimersByTimeAsync(100);
  expect(told).toEqual([
    { all: false, connections: false, deals: false, postIds: new Set(["a"]), removedIds: new Set(["b"]) },
  ]);
  await vi.advanceTimersByTimeAsync(10_000);
  news.add(of("post.changed", "c"));
  await vi.advanceTimersByTimeAsync(100);
  expect(told[1]?.postIds).toEqual(new Set(["c"]));
});

test("in a flood of news no more than some posts a second are told singly, and none is forgotten", async () => {
  const told: News[] = [];
  const news = gatherNews((each) => told.push(each));
  for (let nth = 0; nth < 1_000; nth += 1) {
    news.add(of("post.changed", `post ${nth}`));
    await vi.advanceTimersByTimeAsync(20);
  }
  await vi.advanceTimersByTimeAsync(2_000);
  // A page reads at most eight singly; more at once it reads as a whole.
  const singly = told.filter(({ postIds }) => postIds.size <= 8).flatMap(({ postIds }) => [...postIds]);
  expect(singly.length).toBeLessThan(8 * 20);
  expect(told.length).toBeLessThan(40);
  expect(told.reduce((sum, { postIds }) => sum + postIds.size, 0)).toBe(1_000);
});
