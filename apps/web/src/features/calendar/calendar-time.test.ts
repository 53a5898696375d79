import { describe, expect, test } from "vitest";
import { daysOf, stepDay, titleOfView } from "./calendar-span.ts";
import { clockChange, clockIn, dayIn, instantOf, timeIn } from "./zone-time.ts";

describe("days and times of a zone", () => {
  test.each([
    ["2026-10-24", "09:00:00", "Europe/Dublin", "2026-10-24T08:00:00.000Z"],
    ["2026-10-25", "09:00:00", "Europe/Dublin", "2026-10-25T09:00:00.000Z"],
    ["2027-03-28", "01:30:00", "Europe/Dublin", "2027-03-28T01:30:00.000Z"],
    ["2026-10-24", "00:15:00", "Asia/Kolkata", "2026-10-23T18:45:00.000Z"],
  ])("%s %s in %s is %s", (day, time, zone, instant) => {
    expect(instantOf(day, time, zone).toISOString()).toBe(instant);
  });

  test("a moment has a day and a time, and a day may change the clocks", () => {
    const moment = new Date("2026-10-24T23:30:00Z");
    expect(dayIn(moment, "Asia/Tokyo")).toBe("2026-10-25");
    expect(timeIn(moment, "Asia/Tokyo", false)).toBe("8:30");
    expect(timeIn(moment, "Asia/Tokyo", true)).toBe("8:30 am");
    expect(timeIn(moment, "UTC", true)).toBe("11:30 pm");
    expect(clockIn(moment, "UTC")).toBe("23:30:00");
    expect(clockChange("2026-10-25", "Europe/Dublin")).toBe(-60);
    expect(clockChange("2027-03-28", "Europe/Dublin")).toBe(60);
    expect(clockChange("2026-10-26", "Europe/Dublin")).toBe(0);
  });
});

describe("what a view shows", () => {
  test("whole weeks from Monday, the days of a month, and the way on", () => {
    const october = daysOf("month", "2026-10-14");
    expect([october[0], october.at(-1), october.length]).toEqual(["2026-09-28", "2026-11-01", 35]);
    expect(daysOf("week", "2026-11-01")[0]).toBe("2026-10-26");
    expect(daysOf("list", "2027-02-10")).toHaveLength(28);
    expect(stepDay("month", "2026-12-31", 1)).toBe("2027-01-01");
    expect(stepDay("week", "2026-10-14", -1)).toBe("2026-10-07");
    expect(titleOfView("week", "2026-11-01")).toEqual({ words: "26 October to 1 November", year: "2026" });
  });
});

test("a year that is still being typed is a moment long ago, or none", () => {
  expect(instantOf("0002-11-14", "09:00:00", "UTC").toISOString()).toBe("0002-11-14T09:00:00.000Z");
  expect(instantOf("20260-11-14", "09:00:00", "Europe/Dublin").getTime()).toBeNaN();
});
