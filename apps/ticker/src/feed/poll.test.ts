import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type PollWorld, startPoll } from "./poll.ts";

const DAY_MS = 86_400_000;
let hidden = false;
let watchers: Set<() => void>;
let world: PollWorld;
beforeEach(() => {
  vi.useFakeTimers();
  hidden = false;
  watchers = new Set();
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
afterEach(() => vi.useRealTimers());

const show = (isShown: boolean) => {
  hidden = !isShown;
  for (const watch of watchers) watch();
};

it("asks at once, then at its pace, one question at a time", async () => {
  const asked: number[] = [];
  const start = Date.now();
  const poll = startPoll(
    async () => {
      asked.push(Date.now() - start);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      return true;
    },
    15_000,
    world,
  );
  await vi.advanceTimersByTimeAsync(40_000);
  expect(asked).toEqual([0, 16_000, 32_000]);
  poll.stop();
});

it("asks nothing while hidden, and at once when shown after its turn", async () => {
  const ask = vi.fn<() => Promise<boolean>>(async () => true);
  const poll = startPoll(ask, 15_000, world);
  await vi.advanceTimersByTimeAsync(10);
  show(false);
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(ask).toHaveBeenCalledTimes(1);
  show(true);
  await vi.advanceTimersByTimeAsync(1);
  expect(ask).toHaveBeenCalledTimes(2);
  show(false);
  show(true);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(ask).toHaveBeenCalledTimes(2);
  poll.stop();
});

it("asks more rarely while nobody answers, at most every two minutes, and is back at its pace after one answer", async () => {
  let isUp = false;
  const asked: number[] = [];
  const start = Date.now();
  const poll = startPoll(
    async () => {
      asked.push((Date.now() - start) / 1_000);
      if (!isUp) throw new Error("down");
      return true;
    },
    15_000,
    world,
  );
  await vi.advanceTimersByTimeAsync(500_000);
  expect(asked).toEqual([0, 30, 90, 210, 330, 450]);
  isUp = true;
  await vi.advanceTimersByTimeAsync(101_000);
  expect(asked.slice(6)).toEqual([570, 585, 600]);
  poll.stop();
});

it("comes back early after an answer that is worth nothing yet, less and less so", async () => {
  const asked: number[] = [];
  const start = Date.now();
  const ask = async () => {
    asked.push((Date.now() - start) / 1_000);
    return "soon" as const;
  };
  const poll = startPoll(ask, 5_000, world);
  await vi.advanceTimersByTimeAsync(22_000);
  expect(asked).toEqual([0, 2, 6, 11, 16, 21]);
  poll.stop();
});

it("runs a day of faults, hidings and answers with one timer and one listener, and leaves none behind", async () => {
  let turn = 0;
  const ask = vi.fn<() => Promise<boolean>>(async () => (turn += 1) % 7 !== 0);
  const poll = startPoll(ask, 15_000, world);
  let most = 0;
  for (let passed = 0; passed < DAY_MS; passed += 600_000) {
    await vi.advanceTimersByTimeAsync(540_000);
    show(false);
    await vi.advanceTimersByTimeAsync(60_000);
    show(true);
    most = Math.max(most, vi.getTimerCount());
  }
  expect(ask.mock.calls.length).toBeGreaterThan(4_000);
  expect(most).toBe(1);
  expect(watchers.size).toBe(1);
  poll.stop();
  expect([vi.getTimerCount(), watchers.size]).toEqual([0, 0]);
});
