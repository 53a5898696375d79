import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { View } from "../element/view.ts";
import { createFollower } from "./follow-number.ts";
import type { PollWorld } from "./poll.ts";

const HOUR_MS = 3_600_000;
const EVERY_MS = 15_000;
let hidden = false;
let watchers: Set<() => void>;
let world: PollWorld;

beforeEach(() => {
  vi.useFakeTimers();
  hidden = false;
  watchers = new Set();
  // The browser's own would wait in real time.
  vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) => {
    const late = new AbortController();
    setTimeout(() => late.abort(new DOMException("late", "TimeoutError")), ms);
    return late.signal;
  });
  world = {
    setTimeout: (run, ms) => setTimeout(run, ms) as unknown as number,
    clearTimeout: (timer) => clearTimeout(timer),
    now: () => Date.now(),
    isHidden: () => hidden,
    onVisibility: (run) => {
      watchers.add(run);
      return () => watchers.delete(run);
    },
  };
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const show = (isShown: boolean) => {
  hidden = !isShown;
  for (const watch of watchers) watch();
};
const good = (total: number, more: object = {}) =>
  Response.json({ total, profile: "main", refreshedAt: "2026-11-28T12:00:00.000Z", ...more });
const metrics = (total: unknown) => Response.json({ total, profile: "main", refreshedAt: null });

/** Everything that may come instead of a number. */
const faults: ((signal: AbortSignal) => Response | Promise<Response>)[] = [
  () => metrics(undefined),
  () => metrics("48213"),
  () => metrics(-1),
  () => metrics(0.5),
  () => Response.json({ total: null, profile: 3 }),
  () => Response.json({ error: { code: 190 } }),
  () => new Response("<!doctype html><title>Log in</title>"),
  () => new Response('{"total": 48', { headers: { "content-type": "application/json" } }),
  () => new Response(null, { status: 404 }),
  () => new Response("down", { status: 503 }),
  () => Promise.reject(new TypeError("Failed to fetch")),
  (signal) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
    }),
];

it(
  "a day of the widget's own timers, faults and hidden hours: the number only grows, and nothing else does",
  {
    timeout: 60_000,
  },
  async () => {
    let asked = 0;
    let total = 48_213;
    let broken = 0;
    const wanted: number[] = [];
    const ask = async (_url: unknown, init?: RequestInit): Promise<Response> => {
      asked += 1;
      // Each sixth question goes wrong, and for an hour all do.
      const isNight = Math.floor(Date.now() / HOUR_MS) % 24 === 3;
      if (isNight || asked % 6 === 0) {
        broken += 1;
        return (faults[broken % faults.length] as (typeof faults)[number])(init?.signal as AbortSignal);
      }
      total += asked % 2;
      wanted.push(total);
      return good(total);
    };
    const views: View[] = [];
    const follower = createFollower(world, (view) => views.push(view), ask);
    vi.setSystemTime(Date.UTC(2026, 10, 28));
    follower.follow({ url: "https://edge.test/api/metrics", everyMs: EVERY_MS, fallback: "Back soon" });
    let most = 0;
    for (let hour = 0; hour < 24; hour += 1) {
      show(hour !== 12);
      for (let minute = 0; minute < 60; minute += 1) {
        await vi.advanceTimersByTimeAsync(60_000);
        most = Math.max(most, vi.getTimerCount());
      }
    }
    const totals = views.map((view) => view.metrics?.total ?? Number.NaN);
    // Every number that came was shown, in its order, and no other ever.
    expect(totals.filter((each, index) => each !== totals[index - 1])).toEqual([...new Set(wanted)]);
    expect(views.some(({ state }) => state === "stale")).toBe(true);
    expect(views.at(-1)?.state).toBe("fresh");
    // 22 hours at four a minute, less what the faults slowed down.
    expect(asked).toBeGreaterThan(3_500);
    expect(broken).toBeGreaterThan(12 * faults.length);
    // Two loops, and the patience with the questions of the last ten seconds.
    expect(most).toBeLessThanOrEqual(4);
    expect(watchers.size).toBe(2);
    follower.stop();
    await vi.advanceTimersByTimeAsync(10_000);
    expect([vi.getTimerCount(), watchers.size]).toEqual([0, 0]);
  },
);

it("an answer that comes after its question was changed or ended is shown to nobody", async () => {
  const views: View[] = [];
  let answer: (response: Response) => void = () => undefined;
  const ask = async () => new Promise<Response>((resolve) => (answer = resolve));
  const follower = createFollower(world, (view) => views.push(view), ask);
  follower.follow({ url: "https://edge.test/a", everyMs: EVERY_MS, fallback: "" });
  await vi.advanceTimersByTimeAsync(1);
  const late = answer;
  follower.forget();
  follower.follow({ url: "https://edge.test/b", everyMs: EVERY_MS, fallback: "" });
  await vi.advanceTimersByTimeAsync(1);
  late(good(1));
  await vi.advanceTimersByTimeAsync(1);
  expect(views.map(({ state }) => state)).toEqual(["counting", "counting"]);
  answer(good(2));
  await vi.advanceTimersByTimeAsync(1);
  expect(views.at(-1)?.metrics?.total).toBe(2);
  const shown = views.length;
  follower.stop();
  await vi.advanceTimersByTimeAsync(HOUR_MS);
  expect(views).toHaveLength(shown);
});

it("says how old the number is as time goes by, also while nobody answers", async () => {
  const views: View[] = [];
  let isUp = true;
  const ask = async () => (isUp ? good(7) : Promise.reject(new TypeError("down")));
  const follower = createFollower(world, (view) => views.push(view), ask);
  follower.follow({ url: "https://edge.test/a", everyMs: EVERY_MS, fallback: "Back soon" });
  await vi.advanceTimersByTimeAsync(1_000);
  isUp = false;
  await vi.advanceTimersByTimeAsync(300_000);
  expect(views.at(-1)).toMatchObject({
    state: "stale",
    metrics: { total: 7 },
    freshness: expect.stringMatching(/^Updated .* minutes ago\. Back soon$/) as string,
  });
  follower.stop();
});
