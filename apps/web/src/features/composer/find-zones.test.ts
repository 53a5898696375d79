import { expect, test } from "vitest";
import { clockWords } from "./clock-words.ts";
import { findZones } from "./find-zones.ts";

const zones = [
  "Europe/Dublin",
  "Europe/Berlin",
  "America/New_York",
  "America/North_Dakota/New_Salem",
  "Australia/Lord_Howe",
  "America/Sao_Paulo",
  "Asia/Kolkata",
  "UTC",
];
const find = (typed: string) => findZones(typed, zones, 5).map(({ timeZone }) => timeZone);

test("zones are found by city, by neighbouring city, by region, without accents", () => {
  expect(find("dub")).toEqual(["Europe/Dublin"]);
  expect(find("New")).toEqual(["America/New_York", "America/North_Dakota/New_Salem"]);
  expect(find("howe")).toEqual(["Australia/Lord_Howe"]);
  expect(find("münchen")).toEqual(["Europe/Berlin"]);
  expect(find("munchen")).toEqual(["Europe/Berlin"]);
  expect(find("São")).toEqual(["America/Sao_Paulo"]);
  expect(find("mumbai")).toEqual(["Asia/Kolkata"]);
  expect(find("europe")).toEqual(["Europe/Dublin", "Europe/Berlin"]);
  expect(find("utc")).toEqual(["UTC"]);
  expect(find("nowhere at all")).toEqual([]);
  expect(findZones("", zones, 2)).toHaveLength(2);
  expect(findZones("new salem", zones, 1)[0]).toMatchObject({ region: "America, North Dakota" });
});

test("the changing of the clocks in words", () => {
  const words = (
    localTime: string,
    actualLocalTime: string,
    adjustment: "none" | "moved-out-of-gap" | "first-of-two",
  ) => clockWords({ localTime, actualLocalTime, timeZone: "Australia/Lord_Howe", adjustment });
  expect(words("2031-10-05T02:15", "2031-10-05T02:45", "moved-out-of-gap")).toEqual({
    fact: "The clocks in Lord Howe go forward then, and 2:15 does not exist.",
    more: "It goes out at 2:45.",
  });
  expect(words("2031-04-06T01:45", "2031-04-06T01:45", "first-of-two")?.more).toBe(
    "It goes out the first time.",
  );
  expect(words("2031-04-07T00:45", "2031-04-07T00:45", "none")).toBeUndefined();
});
