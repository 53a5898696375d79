import { expect, it } from "vitest";
import { nextMidnightPacific } from "./next-midnight-pacific.ts";

it.each([
  ["2026-11-20T12:00:00.500Z", "2026-11-21T08:00:00Z"],
  ["2026-11-22T07:59:59Z", "2026-11-22T08:00:00Z"],
  ["2026-11-22T08:00:00Z", "2026-11-23T08:00:00Z"],
  // Clocks go forward on 8 March, and back on 1 November.
  ["2026-03-08T09:30:00Z", "2026-03-09T07:00:00Z"],
  ["2026-03-08T07:59:00Z", "2026-03-08T08:00:00Z"],
  ["2026-11-01T07:30:00Z", "2026-11-02T08:00:00Z"],
  ["2026-07-01T00:00:00Z", "2026-07-01T07:00:00Z"],
])("after %s it is %s", (now, midnight) => {
  expect(nextMidnightPacific(Date.parse(now))).toBe(Date.parse(midnight));
});
