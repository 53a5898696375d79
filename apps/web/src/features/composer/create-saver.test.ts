import { ORPCError } from "@orpc/client";
import type { Post } from "@planrrr/contract";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createSaver, type SaveState } from "./create-saver.ts";
import { type Draft, emptyDraft } from "./draft.ts";
import { retryDelay } from "./plan-retry.ts";
import type { Intent, Sending } from "./save-intent.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const refusal = (code: string, status: number) => new ORPCError(code, { status, message: code });
const nobody = () => Promise.reject(new TypeError("Failed to fetch"));

/** A server that keeps one answer per key, like ours; `answer: "lost"` saves and says nothing. */
function scene(resumed?: Intent) {
  const answers = new Map<string, { body: string; post: Post }>();
  const seen = { states: [] as SaveState[], saved: [] as Post[], keys: [] as string[], kept: resumed };
  let draft: Draft = { ...emptyDraft("Europe/Dublin"), text: "First" };
  let mode: "up" | "down" | "lost" | Error = "up";
  const write = ({ draft: sent, as }: Sending, key: string): Promise<Post> => {
    seen.keys.push(key);
    if (mode === "down") return nobody();
    if (mode instanceof Error) return Promise.reject(mode);
    const body = JSON.stringify([sent, as]);
    const known = answers.get(key);
    if (known && known.body !== body) return Promise.reject(refusal("IDEMPOTENCY_KEY_REUSED", 409));
    const id = sent.post?.id ?? `post-${answers.size + 1}`;
    const post = { id, version: (sent.post?.version ?? 0) + 1, status: "SCHEDULED", text: sent.text } as Post;
    if (!known) answers.set(key, { body, post });
    return mode === "lost" ? nobody() : Promise.resolve(known?.post ?? post);
  };
  const saver = createSaver(
    {
      send: write,
      keepIntent: (intent) => (seen.kept = intent),
      onState: (state) => seen.states.push(state),
      onSaved: (post) => seen.saved.push(post),
      onArrived: ({ id, version, status }, sent) => {
        draft = { ...draft, post: { id, version, status, base: sent.draft } };
      },
      draft: () => draft,
      now: () => new Date(),
    },
    resumed,
  );
  return {
    seen,
    saver,
    type: (text: string) => (draft = { ...draft, text }),
    opens: (post: NonNullable<Draft["post"]>) => (draft = { ...draft, post }),
    server: (next: typeof mode) => (mode = next),
    posts: () => new Set([...answers.values()].map(({ post }) => post.id)).size,
    last: () => seen.states.at(-1),
  };
}

test("while nobody answers it goes on by itself, and one post results", async () => {
  const { seen, saver, server, posts, last } = scene();
  server("lost");
  saver.save("send");
  await vi.advanceTimersByTimeAsync(0);
  expect(last()).toMatchObject({ is: "waiting", failures: 1, paused: false });
  server("down");
  await vi.advanceTimersByTimeAsync(5_000);
  expect(last()).toMatchObject({ is: "waiting", failures: 3 });
  server("up");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(last()).toEqual({ is: "resting" });
  expect([seen.saved.length, posts(), new Set(seen.keys).size]).toEqual([1, 1, 1]);
  expect(seen.kept).toBeUndefined();
});

test("a save that was begun before the page was closed goes on under its own key", async () => {
  const before = scene();
  before.server("down");
  before.saver.save("send");
  await vi.advanceTimersByTimeAsync(0);
  before.saver.stop();
  const after = scene(before.seen.kept);
  after.saver.tryNow();
  await vi.advanceTimersByTimeAsync(0);
  expect(after.seen.saved).toHaveLength(1);
  expect(after.seen.keys).toEqual([before.seen.keys[0]]);
});

test("words changed while it waits are not sent half written, and do not make a second post", async () => {
  const { seen, saver, type, server, posts, last } = scene();
  server("lost");
  saver.save("send");
  await vi.advanceTimersByTimeAsync(0);
  server("up");
  type("Second");
  saver.pause();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(last()).toMatchObject({ is: "waiting", paused: true });
  saver.save("send");
  await vi.advanceTimersByTimeAsync(0);
  expect(seen.saved).toMatchObject([{ id: "post-1", version: 2, text: "Second" }]);
  expect(posts()).toBe(1);
});

test("the words of before had not arrived: the new ones go out under the same key", async () => {
  const { seen, saver, type, server, posts } = scene();
  server("down");
  saver.save("draft");
  await vi.advanceTimersByTimeAsync(0);
  type("Second");
  saver.pause();
  server("up");
  saver.save("send");
  await vi.advanceTimersByTimeAsync(0);
  expect(seen.saved).toMatchObject([{ text: "Second", version: 1 }]);
  expect([posts(), new Set(seen.keys).size]).toEqual([1, 1]);
});

test("a refusal ends it and takes a new key, a lost session waits with the old one", async () => {
  const { seen, saver, server, last } = scene();
  server(refusal("UNAUTHENTICATED", 401));
  saver.save("send");
  await vi.advanceTimersByTimeAsync(0);
  expect(last()).toEqual({ is: "signed-out", as: "send" });
  expect(seen.kept).toBeDefined();
  server(refusal("POST_CHANGED", 409));
  saver.tryNow();
  await vi.advanceTimersByTimeAsync(0);
  expect(last()).toMatchObject({ is: "refused", error: { code: "POST_CHANGED" } });
  server("up");
  saver.save("send");
  await vi.advanceTimersByTimeAsync(0);
  expect(seen.keys[0]).toBe(seen.keys[1]);
  expect(seen.keys[2]).not.toBe(seen.keys[1]);
});

test("pressed again on other words while those before are being refused, the new ones go out", async () => {
  const { seen, saver, type, server, posts, last } = scene();
  server(refusal("INVALID_CONTENT", 422));
  saver.save("send");
  server("up");
  type("Second");
  saver.pause();
  saver.save("send");
  await vi.advanceTimersByTimeAsync(0);
  expect(seen.saved).toMatchObject([{ text: "Second" }]);
  expect([posts(), seen.keys.length, new Set(seen.keys).size]).toEqual([1, 2, 2]);
  expect(seen.states.map(({ is }) => is)).toEqual(["saving", "saving", "resting"]);
  expect(last()).toEqual({ is: "resting" });
});

test("what was changed after the last press, or not at all since the first, is not sent again by itself", async () => {
  const { seen, saver, type, server, last } = scene();
  server(refusal("INVALID_CONTENT", 422));
  saver.save("send");
  saver.save("send");
  await vi.advanceTimersByTimeAsync(0);
  expect(last()).toMatchObject({ is: "refused" });
  saver.save("send");
  type("Second");
  saver.pause();
  saver.save("send");
  type("Second, and hal");
  saver.pause();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(last()).toMatchObject({ is: "refused" });
  expect(seen.keys).toHaveLength(2);
});

test("pressed again on other words while nobody answers, the new ones are what is tried", async () => {
  const { seen, saver, type, server, posts } = scene();
  server("down");
  saver.save("send");
  type("Second");
  saver.pause();
  saver.save("send");
  await vi.advanceTimersByTimeAsync(0);
  server("up");
  await vi.advanceTimersByTimeAsync(5_000);
  expect(seen.saved).toMatchObject([{ text: "Second" }]);
  expect(posts()).toBe(1);
});

test("after a day nothing is sent by itself: whoever was told and presses again makes a new post", async () => {
  const { seen, saver, type, server, posts, last } = scene();
  server("lost");
  saver.save("send");
  await vi.advanceTimersByTimeAsync(0);
  server("down");
  await vi.advanceTimersByTimeAsync(24 * 3_600_000);
  const tries = seen.keys.length;
  expect(last()).toMatchObject({ is: "unknown", as: "send", sent: { text: "First" } });
  server("up");
  for (const goOn of [saver.wake, () => type("Second"), saver.pause]) goOn();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(last()).toMatchObject({ is: "unknown" });
  expect(seen.keys).toHaveLength(tries);
  expect(seen.kept).toBeDefined();
  saver.tryNow();
  await vi.advanceTimersByTimeAsync(0);
  expect(seen.saved).toMatchObject([{ text: "Second" }]);
  expect(seen.keys.at(-1)).not.toBe(seen.keys[0]);
  expect(posts()).toBe(2);
});

test("opened again after a day, a press tells first; a change goes out, its version guards it", async () => {
  const before = scene();
  before.server("down");
  before.saver.save("draft");
  await vi.advanceTimersByTimeAsync(0);
  before.saver.stop();
  await vi.advanceTimersByTimeAsync(25 * 3_600_000);
  const after = scene(before.seen.kept);
  after.saver.pause();
  expect(after.last()).toMatchObject({ is: "unknown", as: "draft" });
  expect(after.seen.keys).toEqual([]);
  after.saver.save("send");
  await vi.advanceTimersByTimeAsync(0);
  expect(after.seen.saved).toHaveLength(1);

  const change = scene(before.seen.kept);
  change.opens({ id: "post-9", version: 3, status: "DRAFT", base: emptyDraft("Europe/Dublin") });
  change.saver.save("draft");
  await vi.advanceTimersByTimeAsync(0);
  expect(change.seen.saved).toMatchObject([{ id: "post-9", version: 4 }]);
});

test("a page that was left asks no more", async () => {
  const { seen, saver, server } = scene();
  server("down");
  saver.save("send");
  await vi.advanceTimersByTimeAsync(0);
  saver.stop();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(seen.keys).toHaveLength(1);
});

test("waits grow to half a minute, each a little apart", () => {
  expect([1, 2, 3, 4, 5, 6, 99].map((failures) => retryDelay(failures, 0))).toEqual([
    1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 30_000,
  ]);
  expect(retryDelay(1, 1)).toBe(1_200);
});
