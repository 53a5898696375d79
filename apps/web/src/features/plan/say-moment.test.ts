import { describe, expect, test } from "vitest";
import { type Moment, sayClockChange, sayMoment } from "./say-moment.ts";
import { zoneChange } from "./zone-change.ts";

const now = new Date("2027-03-20T12:00:00Z");
const moment = (
  at: string,
  localTime: string,
  adjustment: Moment["schedule"]["adjustment"] = "none",
): Moment => ({
  scheduledAt: new Date(at),
  schedule: { localTime, timeZone: "Europe/Dublin", actualLocalTime: localTime, adjustment },
});

describe("a moment in words", () => {
  test("is in the zone that was meant", () => {
    expect(sayMoment(moment("2027-03-28T08:00:00Z", "2027-03-28T09:00"), now)).toBe(
      "Sunday 28 March, 9:00 in Dublin",
    );
  });
  test.each([
    ["moved-out-of-gap", "2027-03-28T01:30:00Z", "2027-03-28T01:30", /1:30 does not exist.*so it is 2:30/],
    ["first-of-two", "2026-10-25T00:30:00Z", "2026-10-25T01:30", /1:30 comes twice.*first is meant/],
  ] as const)("says what is %s", (adjustment, at, localTime, words) => {
    expect(sayClockChange(moment(at, localTime, adjustment))).toMatch(words);
  });
  test("says nothing on any other day", () => {
    expect(sayClockChange(moment("2027-03-28T08:00:00Z", "2027-03-28T09:00"))).toBeUndefined();
  });
});

test.each([
  ["2027-03-27T12:00:00Z", "2027-03-29T12:00:00Z", "forward"],
  ["2026-10-24T12:00:00Z", "2026-10-26T12:00:00Z", "back"],
  ["2026-10-26T12:00:00Z", "2026-10-27T12:00:00.500Z", undefined],
])("between %s and %s the clocks go %s", (from, to, way) => {
  expect(zoneChange(new Date(from), new Date(to), "Europe/Dublin")).toBe(way);
});
