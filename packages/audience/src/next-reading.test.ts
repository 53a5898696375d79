import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Failure, FailureKind } from "./failure.ts";
import { nextReadingAt } from "./next-reading.ts";

const now = Date.UTC(2026, 10, 28);
const cadenceMs = 30_000;
const hour = 3_600_000;
const after = (options: Omit<Parameters<typeof nextReadingAt>[0], "now" | "cadenceMs">) =>
  nextReadingAt({ now, cadenceMs, ...options }) - now;
const failed = (kind: FailureKind, count: number, retryAt?: number): Failure => ({
  kind,
  code: "X",
  at: now,
  since: now,
  count,
  ...(retryAt !== undefined && { retryAt }),
});

describe("the next reading", () => {
  it("keeps the cadence while there is room", () => {
    expect(after({})).toBe(30_000);
    expect(after({ limits: [{ limit: 100, remaining: 50, resetAt: now + hour }] })).toBe(30_000);
  });

  it("comes later the less of a limit is left, and leaves the last tenth to others", () => {
    const left = (remaining: number) => after({ limits: [{ limit: 100, remaining, resetAt: now + hour }] });
    expect([40, 30, 20, 11].map(left)).toEqual([97_500, 165_000, 232_500, 293_250]);
    expect(left(10)).toBe(hour);
    expect(left(0)).toBe(hour);
  });

  it("obeys the nearest of several limits, and none that has ended", () => {
    const limits = [
      { limit: 100, remaining: 90, resetAt: now + hour },
      { limit: 900, remaining: 9, resetAt: now + 420_000 },
      { limit: 15, remaining: 0, resetAt: now - 1 },
    ];
    expect(after({ limits })).toBe(420_000);
  });

  it("doubles with each failure in a row, up to a quarter of an hour", () => {
    const waits = [1, 2, 3, 20, 2_000].map((count) => after({ failure: failed("upstream", count) }));
    expect(waits).toEqual([30_000, 60_000, 120_000, 900_000, 900_000]);
    expect(after({ failure: failed("auth", 1) })).toBe(900_000);
    expect(after({ failure: failed("quota", 1) })).toBe(hour);
  });

  it("never comes before a stated end, nor faster than the cadence", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 86_400_000 }),
        fc.constantFrom<FailureKind>("auth", "rate-limit", "quota", "upstream", "timeout", "invalid"),
        (count, wait, kind) => {
          const next = after({ failure: failed(kind, count, now + wait) });
          expect(next).toBeGreaterThanOrEqual(Math.max(wait, cadenceMs));
        },
      ),
    );
  });
});
