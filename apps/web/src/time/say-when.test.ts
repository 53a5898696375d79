import { describe, expect, test } from "vitest";
import { cityOf, sayDay, saySecond, sayTime, sayWhen } from "./say-when.ts";

const now = new Date("2026-10-24T12:00:00Z");

describe("times as people say them", () => {
  test.each([
    ["2026-10-24T08:00:00Z", "today, 9:00 in Dublin"],
    ["2026-10-25T09:00:00Z", "tomorrow, 9:00 in Dublin"],
    ["2026-10-23T23:30:00Z", "today, 0:30 in Dublin"],
    ["2026-10-23T12:05:00Z", "yesterday, 13:05 in Dublin"],
    ["2026-11-01T09:00:00Z", "Sunday 1 November, 9:00 in Dublin"],
    ["2027-01-01T09:00:00Z", "Friday 1 January 2027, 9:00 in Dublin"],
  ])("%s is %s", (instant, words) => {
    expect(sayWhen(new Date(instant), "Europe/Dublin", now)).toBe(words);
  });

  test("a zone is its city, a day is the zone's own, a second is a second", () => {
    expect(cityOf("America/Argentina/Buenos_Aires")).toBe("Buenos Aires");
    expect(sayDay(new Date("2026-10-24T23:30:00Z"), "Asia/Tokyo", now)).toBe("tomorrow");
    expect(saySecond(new Date("2026-10-24T08:00:03Z"), "UTC")).toBe("8:00:03");
  });

  test("where people count to twelve, midnight and noon are twelve", () => {
    const say = (hour: string) => sayTime(new Date(`2026-10-24T${hour}:05:00Z`), "UTC", true);
    expect(["00", "09", "12", "21"].map(say)).toEqual(["12:05 am", "9:05 am", "12:05 pm", "9:05 pm"]);
    expect(saySecond(new Date("2026-10-24T20:00:03Z"), "UTC", true)).toBe("8:00:03 pm");
  });
});
