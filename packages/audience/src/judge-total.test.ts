import { describe, expect, it } from "vitest";
import { judgeTotal, type Suspicion } from "./judge-total.ts";

const start = Date.UTC(2026, 10, 28);
const minutes = (n: number) => start + n * 60_000;

describe("a sudden fall", () => {
  it("to 0 is held back, and taken when it is still so ten minutes later", () => {
    const first = judgeTotal(48_213, 0, undefined, minutes(0));
    expect(first).toEqual({ accept: false, suspicion: { total: 0, firstAt: minutes(0) } });
    const suspicion: Suspicion = { total: 0, firstAt: minutes(0) };
    expect(judgeTotal(48_213, 0, suspicion, minutes(9))).toEqual({ accept: false, suspicion });
    expect(judgeTotal(48_213, 0, suspicion, minutes(10))).toEqual({ accept: true });
  });

  it("by more than half is held back, too, and one of another size begins anew", () => {
    expect(judgeTotal(48_213, 20_000, undefined, minutes(0)).accept).toBe(false);
    expect(judgeTotal(48_213, 20_100, { total: 20_000, firstAt: minutes(0) }, minutes(11)).accept).toBe(true);
    const other = judgeTotal(48_213, 0, { total: 20_000, firstAt: minutes(0) }, minutes(11));
    expect(other).toEqual({ accept: false, suspicion: { total: 0, firstAt: minutes(11) } });
  });

  it("begins anew when the clock was set back", () => {
    const verdict = judgeTotal(10, 0, { total: 0, firstAt: minutes(60) }, minutes(0));
    expect(verdict).toEqual({ accept: false, suspicion: { total: 0, firstAt: minutes(0) } });
  });
});

describe("what is no fall", () => {
  it.each([
    [undefined, 0],
    [undefined, 48_213],
    [0, 0],
    [48_213, 48_250],
    [48_213, 25_000],
    [3, 1],
  ])("%j, then %j, is taken at once", (known, reading) => {
    expect(judgeTotal(known, reading, undefined, start)).toEqual({ accept: true });
  });
});
