import fc from "fast-check";
import { expect, test } from "vitest";
import { afterFailures, askBreaker, type Breaker, breakerState, closedBreaker } from "./breaker.ts";

const now = new Date("2026-11-23T12:00:00Z");
const at = (ms: number) => new Date(now.getTime() + ms);
const opened = afterFailures(closedBreaker, 5, now);

test("opens at the fifth call in a row that finds nobody, for five seconds", () => {
  const four = afterFailures(closedBreaker, 4, now);
  expect(breakerState(four, now)).toBe("closed");
  expect(askBreaker(four, now, 30_000)).toEqual({ after: four });
  const five = afterFailures(four, 1, now);
  expect(five).toMatchObject({ openUntil: at(5_000), opened: 1 });
  expect(askBreaker(five, at(4_999), 30_000)).toEqual({ wait: at(5_000) });
});

test("half open, one goes and the others wait for it, until its lease is over", () => {
  const first = askBreaker(opened, at(5_000), 30_000);
  if (first.wait) throw new Error("Nobody was let through.");
  expect(first.after.trialUntil).toEqual(at(35_000));
  expect(askBreaker(first.after, at(5_001), 30_000)).toEqual({ wait: at(35_000) });
  expect(askBreaker(first.after, at(35_000), 30_000)).toMatchObject({ after: { trialUntil: at(65_000) } });
});

test("waits twice as long after each trial that fails, and never over five minutes", () => {
  let breaker: Breaker = opened;
  const waits: number[] = [];
  let time = now;
  for (let round = 0; round < 9; round += 1) {
    const from = breaker.openUntil ?? now;
    waits.push(from.getTime() - time.getTime());
    time = from;
    breaker = afterFailures(breaker, 1, time);
  }
  expect(waits).toEqual([5_000, 10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000, 300_000]);
});

test("failures that come late do not keep it open longer", () => {
  expect(afterFailures(opened, 20, at(1_000)).openUntil).toEqual(opened.openUntil);
});

test("however calls fail, somebody is let through within five minutes", () => {
  const steps = fc.array(fc.record({ failures: fc.integer({ min: 0, max: 6 }), ms: fc.nat(400_000) }));
  fc.assert(
    fc.property(steps, (given) => {
      let breaker: Breaker = closedBreaker;
      let time = now.getTime();
      for (const { failures, ms } of given) {
        time += ms;
        breaker = afterFailures(breaker, failures, new Date(time));
      }
      const later = new Date(time + longest);
      expect(askBreaker(breaker, later, 30_000).wait).toBeUndefined();
    }),
  );
});
const longest = 300_000;
