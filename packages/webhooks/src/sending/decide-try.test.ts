import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { afterAnswer, afterTry, type Answer, type Health, mostTries } from "./decide-try.ts";

const now = new Date("2026-11-29T08:00:00Z");
const at = (ms: number) => new Date(now.getTime() + ms);
const hour = 3_600_000;
const day = 24 * hour;
const refused = (retryAt?: Date): Answer => ({ is: "failed", failure: "refused", status: 500, retryAt });
const delivered: Answer = { is: "delivered", status: 204 };
const chance = { now, random: () => 0 };

describe("afterTry", () => {
  test("eight tries in about a day, further and further apart", () => {
    let [time, failures] = [now.getTime(), 0];
    const waits: number[] = [];
    for (;;) {
      const after = afterTry({ failures, isOnce: false }, refused(), {
        now: new Date(time),
        random: () => 0,
      });
      if (after.status !== "WAITING") break;
      waits.push(after.dueAt.getTime() - time);
      [time, failures] = [after.dueAt.getTime(), after.failures];
    }
    expect(waits).toHaveLength(mostTries - 1);
    expect(mostTries).toBe(8);
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect((time - now.getTime()) / hour).toBeGreaterThan(22);
    expect((time - now.getTime()) / hour).toBeLessThan(26);
  });

  test("Retry-After is honoured, for a day at the most; one that is shorter hastens nothing", () => {
    const dueAt = (retryAt: Date) => afterTry({ failures: 0, isOnce: false }, refused(retryAt), chance);
    expect(dueAt(at(hour))).toMatchObject({ dueAt: at(hour) });
    expect(dueAt(at(90 * day))).toMatchObject({ dueAt: at(day) });
    expect(dueAt(at(1))).toMatchObject({ dueAt: at(5_000) });
  });

  test("a test, and one that is gone, has no second try", () => {
    expect(afterTry({ failures: 0, isOnce: true }, refused(), chance).status).toBe("FAILED");
    const gone: Answer = { is: "failed", failure: "gone", status: 410 };
    expect(afterTry({ failures: 0, isOnce: false }, gone, chance).status).toBe("FAILED");
    expect(afterTry({ failures: 7, isOnce: true }, delivered, chance)).toEqual({ status: "DELIVERED" });
  });

  test("whatever is said, it ends after eight, and never waits backwards", () => {
    fc.assert(
      fc.property(fc.nat(20), fc.option(fc.integer({ min: -day, max: 400 * day })), (failures, ms) => {
        const answer = refused(ms === null ? undefined : at(ms));
        const after = afterTry({ failures, isOnce: false }, answer, { now, random: Math.random });
        const isOver = failures >= mostTries - 1;
        expect(isOver ? after.status === "FAILED" : after.status === "WAITING" && after.dueAt > now).toBe(
          true,
        );
      }),
    );
  });
});

describe("afterAnswer", () => {
  const well: Health = { failures: 0, failingSince: null, heldUntil: null };

  test("what arrives makes it well again", () => {
    const ill = { failures: 30, failingSince: at(-9 * day), heldUntil: at(1) };
    expect(afterAnswer(ill, delivered, now)).toEqual({ health: well });
  });

  test("is left alone for longer and longer from the fifth failure on, five minutes at the most", () => {
    let health = well;
    const holds: number[] = [];
    for (let tries = 0; tries < 20; tries += 1) {
      ({ health } = afterAnswer(health, refused(), now));
      holds.push((health.heldUntil ?? now).getTime() - now.getTime());
    }
    expect(holds.slice(0, 7)).toEqual([0, 0, 0, 0, 2_000, 4_000, 8_000]);
    expect(holds.at(-1)).toBe(300_000);
  });

  test("a pause that was asked for holds the whole webhook", () => {
    expect(afterAnswer(well, refused(at(hour)), now).health.heldUntil).toEqual(at(hour));
  });

  test("is switched off by 410, or after five days and eight tries without one that arrived", () => {
    const gone: Answer = { is: "failed", failure: "gone", status: 410 };
    expect(afterAnswer(well, gone, now).disabled).toBe("gone");
    const since = (days: number, failures: number) => ({
      failures,
      failingSince: at(-days * day),
      heldUntil: null,
    });
    expect(afterAnswer(since(5, 7), refused(), now).disabled).toBe("failing");
    expect(afterAnswer(since(4.9, 100), refused(), now).disabled).toBeUndefined();
    expect(afterAnswer(since(9, 2), refused(), now).disabled).toBeUndefined();
  });
});
