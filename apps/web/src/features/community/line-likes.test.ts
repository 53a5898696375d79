import type { CommunityIncomingMessage } from "@planrrr/contract";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createLineLikes } from "./line-likes.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function line(isOpen = true) {
  const sent: CommunityIncomingMessage[] = [];
  return { sent, send: (message: CommunityIncomingMessage) => isOpen && sent.push(message) > 0 };
}

test("a like goes over the line in the room's own words, and its answer is the room's", async () => {
  const likes = createLineLikes();
  const { sent, send } = line();
  const asked = likes.ask("p1", true, send);
  expect(sent).toEqual([{ type: "POST_LIKE", postId: "p1" }]);
  // News of others, and answers to something else, are none.
  likes.hear({ type: "LIKE_UPDATE", postId: "p1", likes: 6 });
  likes.hear({ type: "LIKE_UPDATE", postId: "p2", likes: 1, liked: true });
  likes.hear({ type: "LIKE_UPDATE", postId: "p1", likes: 7, liked: true });
  expect(await asked).toEqual({ postId: "p1", likes: 7, liked: true });
  const back = likes.ask("p1", false, send);
  likes.hear({ type: "LIKE_UPDATE", postId: "p1", likes: 6, liked: false });
  expect(await back).toEqual({ postId: "p1", likes: 6, liked: false });
  expect(sent.at(-1)).toEqual({ type: "POST_UNLIKE", postId: "p1" });
  expect(vi.getTimerCount()).toBe(0);
});

test("without a line there is no answer, and nothing waits", async () => {
  const likes = createLineLikes();
  const { sent, send } = line(false);
  expect(await likes.ask("p1", true, send)).toBeUndefined();
  expect([sent, vi.getTimerCount()]).toEqual([[], 0]);
});

test("a line that breaks, refuses or keeps silent is no answer either", async () => {
  const likes = createLineLikes();
  const { send } = line();
  const broken = likes.ask("p1", true, send);
  likes.lineIsDown();
  expect(await broken).toBeUndefined();
  const refused = likes.ask("p1", true, send);
  likes.hear({ type: "ERROR", code: "NOT_FOUND", message: "There is no such post.", postId: "p1" });
  expect(await refused).toBeUndefined();
  const silent = likes.ask("p1", true, send);
  vi.advanceTimersByTime(5_000);
  expect(await silent).toBeUndefined();
  expect(vi.getTimerCount()).toBe(0);
});
