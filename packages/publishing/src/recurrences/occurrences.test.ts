import { expect, test } from "vitest";
import { checkedRule, occurrences } from "./occurrences.ts";

const play = (rule: string, localTime: string, timeZone: string, after: string, count = 4) =>
  occurrences(
    { rule, start: { localTime, timeZone } },
    { after: new Date(after), until: new Date("2030-01-01T00:00:00Z"), count },
  ).map(({ scheduledAt }) => scheduledAt.toISOString().slice(0, 16));

test.each([
  [
    "FREQ=DAILY",
    "2026-06-01T09:00",
    "Europe/Berlin",
    "2026-06-01T07:00:00Z",
    ["2026-06-02T07:00", "2026-06-03T07:00", "2026-06-04T07:00", "2026-06-05T07:00"],
  ],
  [
    "FREQ=WEEKLY;BYDAY=MO,TH",
    "2026-06-01T09:00",
    "Europe/Berlin",
    "2026-06-01T00:00:00Z",
    ["2026-06-01T07:00", "2026-06-04T07:00", "2026-06-08T07:00", "2026-06-11T07:00"],
  ],
  [
    "FREQ=MONTHLY;BYDAY=-1FR",
    "2026-06-01T18:00",
    "America/New_York",
    "2026-06-01T00:00:00Z",
    ["2026-06-26T22:00", "2026-07-31T22:00", "2026-08-28T22:00", "2026-09-25T22:00"],
  ],
  [
    "RRULE:FREQ=DAILY;COUNT=2",
    "2026-06-01T09:00",
    "UTC",
    "2026-05-01T00:00:00Z",
    ["2026-06-01T09:00", "2026-06-02T09:00"],
  ],
  ["FREQ=DAILY;COUNT=2", "2026-06-01T09:00", "UTC", "2026-06-01T09:00:00Z", ["2026-06-02T09:00"]],
  [
    "FREQ=DAILY;UNTIL=20260602",
    "2026-06-01T23:30",
    "Pacific/Auckland",
    "2026-05-01T00:00:00Z",
    ["2026-06-01T11:30", "2026-06-02T11:30"],
  ],
])("%s from %s in %s", (rule, start, zone, after, expected) =>
  expect(play(rule, start, zone, after)).toEqual(expected),
);

test.each([
  [
    "keeps its wall time over the change of the clocks",
    "09:00",
    ["2026-03-28T08:00", "2026-03-29T07:00", "2026-03-30T07:00"],
  ],
  [
    "is not left out in the gap, but moved forward",
    "02:30",
    ["2026-03-28T01:30", "2026-03-29T01:30", "2026-03-30T00:30"],
  ],
])("a daily post %s", (_, time, expected) =>
  expect(play("FREQ=DAILY", `2026-03-28T${time}`, "Europe/Berlin", "2026-03-27T12:00:00Z", 3)).toEqual(
    expected,
  ),
);

test("a time that happens twice means the first, once", () => {
  const found = play("FREQ=DAILY", "2026-10-24T02:30", "Europe/Berlin", "2026-10-23T12:00:00Z", 3);
  expect(found).toEqual(["2026-10-24T00:30", "2026-10-25T00:30", "2026-10-26T01:30"]);
});

test("a span that begins where another ended repeats and misses nothing", () => {
  const rule = { rule: "FREQ=DAILY", start: { localTime: "2026-03-01T02:30", timeZone: "Europe/Berlin" } };
  const [from, middle, to] = ["2026-03-20", "2026-03-29", "2026-04-05"].map(
    (day) => new Date(`${day}T01:30:00Z`),
  ) as [Date, Date, Date];
  const whole = occurrences(rule, { after: from, until: to, count: 100 });
  const parts = [
    ...occurrences(rule, { after: from, until: middle, count: 100 }),
    ...occurrences(rule, { after: middle, until: to, count: 100 }),
  ];
  expect(parts).toEqual(whole);
  expect(whole).toHaveLength(16);
});

test.each([
  "",
  "FREQ=HOURLY",
  "FREQ=SECONDLY;COUNT=100000",
  "INTERVAL=2",
  "FREQ=DAILY;FREQ=WEEKLY",
  "FREQ=DAILY;BYHOUR=1,2,3",
  "FREQ=DAILY;INTERVAL=0",
  "FREQ=DAILY;UNTIL=tomorrow",
  "FREQ=DAILY\nDTSTART:20200101T000000Z",
  "every monday",
])("%j is no rule", (rule) => expect(() => checkedRule(rule)).toThrow(/not a rule/));

test("a rule is kept in one spelling", () => {
  expect(checkedRule(" rrule:freq=weekly; byday=mo ")).toBe("FREQ=WEEKLY;BYDAY=MO");
});

test("a rule that never comes ends the search", () => {
  expect(
    play("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "2026-06-01T09:00", "UTC", "2026-06-01T00:00:00Z"),
  ).toEqual([]);
});
