import { expect, test } from "vitest";
import { cadenceMs, fractionOf, lastDue, nextDue } from "./due-time.ts";

const at = (text: string) => new Date(`2026-11-28T${text}Z`);

test("a source is due at its cadence plus its own distance, never more than a tenth of it", () => {
  const names = Array.from({ length: 200 }, (_, n) => `source-${n}`);
  const distances = names.map((name) => {
    const due = lastDue(name, "0 * * * *", at("12:30:00"));
    expect(due?.plannedAt).toEqual(at("12:00:00"));
    return (due?.dueAt.getTime() ?? 0) - at("12:00:00").getTime();
  });
  expect(Math.min(...distances)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...distances)).toBeLessThan(360_000);
  // Spread, not heaped: each tenth of the span holds some.
  expect(new Set(distances.map((ms) => Math.floor(ms / 36_000))).size).toBe(10);
});

test("before its own distance has passed, the instant before counts", () => {
  const name = "late-one";
  const distance = Math.floor(fractionOf(name) * 360_000);
  const due = at("12:00:00").getTime() + distance;
  expect(lastDue(name, "0 * * * *", new Date(due - 1))?.plannedAt).toEqual(at("11:00:00"));
  expect(lastDue(name, "0 * * * *", new Date(due))?.plannedAt).toEqual(at("12:00:00"));
  expect(nextDue(name, "0 * * * *", new Date(due - 1))).toEqual(new Date(due));
});

test("the time between two runs", () => {
  expect(cadenceMs("0 */6 * * *", at("12:30:00"))).toBe(6 * 3_600_000);
});
