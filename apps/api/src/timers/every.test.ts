import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { every } from "./every.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("runs at once and again after each end", async () => {
  const work = vi.fn<() => Promise<void>>(async () => undefined);
  const timer = every(1000, work, () => undefined);
  await vi.advanceTimersByTimeAsync(0);
  expect(work).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(2000);
  expect(work).toHaveBeenCalledTimes(3);
  await timer.stop();
  await vi.advanceTimersByTimeAsync(5000);
  expect(work).toHaveBeenCalledTimes(3);
});

test("never runs twice at a time", async () => {
  let running = 0;
  const work = async () => {
    expect(++running).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 5000));
    running--;
  };
  const timer = every(1000, work, (error) => expect.unreachable(String(error)));
  await vi.advanceTimersByTimeAsync(20_000);
  const stopped = timer.stop();
  await vi.advanceTimersByTimeAsync(5000);
  await stopped;
  expect(running).toBe(0);
});

test("a failure is told and does not end it", async () => {
  const failures: unknown[] = [];
  const work = vi.fn<() => Promise<void>>(async () => Promise.reject(new Error("no database")));
  const timer = every(1000, work, (error) => failures.push(error));
  await vi.advanceTimersByTimeAsync(2000);
  await timer.stop();
  expect(failures).toHaveLength(3);
});
