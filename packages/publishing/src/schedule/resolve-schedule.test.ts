import { AppError } from "@planrrr/contract";
import fc from "fast-check";
import { expect, test } from "vitest";
import { resolveWallTime, resolveWhen } from "./resolve-schedule.ts";

const now = new Date("2026-01-01T00:00:00Z");
const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return "none";
};

test.each([
  // Forward by an hour, back by an hour, and the zone that moves by half an hour.
  ["Europe/Berlin", "2026-03-29T02:30", "2026-03-29T01:30:00.000Z", "2026-03-29T03:30", "moved-out-of-gap"],
  ["Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30:00.000Z", "2026-10-25T02:30", "first-of-two"],
  [
    "America/New_York",
    "2026-03-08T02:00",
    "2026-03-08T07:00:00.000Z",
    "2026-03-08T03:00",
    "moved-out-of-gap",
  ],
  ["America/New_York", "2026-11-01T01:15", "2026-11-01T05:15:00.000Z", "2026-11-01T01:15", "first-of-two"],
  [
    "Australia/Lord_Howe",
    "2026-10-04T02:10",
    "2026-10-03T15:40:00.000Z",
    "2026-10-04T02:40",
    "moved-out-of-gap",
  ],
  ["Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45:00.000Z", "2026-04-05T01:45", "first-of-two"],
  ["Africa/Cairo", "2026-04-24T00:30", "2026-04-23T22:30:00.000Z", "2026-04-24T01:30", "moved-out-of-gap"],
  // The edges: a minute before the gap, the first after it, and after the doubled hour.
  ["Europe/Berlin", "2026-03-29T01:59", "2026-03-29T00:59:00.000Z", "2026-03-29T01:59", "none"],
  ["Europe/Berlin", "2026-03-29T03:00", "2026-03-29T01:00:00.000Z", "2026-03-29T03:00", "none"],
  ["Europe/Berlin", "2026-10-25T03:00", "2026-10-25T02:00:00.000Z", "2026-10-25T03:00", "none"],
  ["Asia/Kathmandu", "2026-06-01T09:00", "2026-06-01T03:15:00.000Z", "2026-06-01T09:00", "none"],
  ["UTC", "2026-06-01T09:00:30", "2026-06-01T09:00:30.000Z", "2026-06-01T09:00:30", "none"],
] as const)("in %s %s means %s (%s, %s)", (timeZone, localTime, instant, actualLocalTime, adjustment) => {
  const when = resolveWallTime({ localTime, timeZone });
  expect(when.at?.toISOString()).toBe(instant);
  expect(when.schedule).toEqual({ localTime, timeZone, actualLocalTime, adjustment });
  expect(when.notices).toHaveLength(adjustment === "none" ? 0 : 1);
});

test.each([
  "Mars/Olympus",
  "",
  "+02:00",
  "-05",
  "GMT+2 ",
  "Europe/Berlin; drop",
  "2026-01-01T00:00[Europe/Berlin]",
])("%j is no time zone", (timeZone) => {
  expect(codeOf(() => resolveWallTime({ localTime: "2026-06-01T09:00", timeZone }))).toBe(
    "TIME_ZONE_UNKNOWN",
  );
});

test.each(["2026-02-30T10:00", "soon", "2026-13-01T00:00", ""])("%j is no date and time", (localTime) => {
  expect(codeOf(() => resolveWallTime({ localTime, timeZone: "Europe/Berlin" }))).toBe("INVALID_INPUT");
});

test("a past time is refused, whichever way it is given; the way to us is forgiven", () => {
  expect(codeOf(() => resolveWhen({ scheduledAt: "2025-12-31T23:59:54Z" }, now))).toBe("TIME_IN_PAST");
  const schedule = { localTime: "2025-12-31T09:00", timeZone: "America/New_York" };
  expect(codeOf(() => resolveWhen({ schedule }, now))).toBe("TIME_IN_PAST");
  expect(resolveWhen({ scheduledAt: "2025-12-31T23:59:55Z" }, now).at).toEqual(
    new Date("2025-12-31T23:59:55Z"),
  );
});

test("no time means none, and an offset is honoured", () => {
  expect(resolveWhen({}, now)).toEqual({ at: null, schedule: null, notices: [] });
  expect(resolveWhen({ scheduledAt: "2026-06-01T09:00:00+02:00" }, now).at).toEqual(
    new Date("2026-06-01T07:00:00Z"),
  );
});

test("whatever the zone and time: never earlier than meant, at most by the gap later", () => {
  const zones = fc.constantFrom(...Intl.supportedValuesOf("timeZone"));
  const minutes = fc.integer({ min: 0, max: 366 * 24 * 60 });
  fc.assert(
    fc.property(zones, minutes, (timeZone, minute) => {
      const localTime = new Date(now.getTime() + minute * 60_000).toISOString().slice(0, 16);
      const { schedule } = resolveWallTime({ localTime, timeZone });
      const moved = Date.parse(`${schedule?.actualLocalTime}Z`) - Date.parse(`${localTime}Z`);
      expect(moved).toBeGreaterThanOrEqual(0);
      expect(moved > 0).toBe(schedule?.adjustment === "moved-out-of-gap");
      expect(moved).toBeLessThanOrEqual(2 * 3_600_000);
    }),
    { numRuns: 300 },
  );
});
