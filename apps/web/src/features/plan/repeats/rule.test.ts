import { describe, expect, test } from "vitest";
import { readRule } from "./read-rule.ts";
import { firstRule } from "./rule-form.ts";
import { sayRule } from "./say-rule.ts";
import { writeRule } from "./write-rule.ts";

// A Tuesday.
const start = "2026-12-01";

describe("a rule is read into the form, said, and written as it was", () => {
  test.each([
    ["FREQ=DAILY", "Every day"],
    ["FREQ=DAILY;INTERVAL=3;COUNT=1", "Every 3 days, once"],
    ["FREQ=WEEKLY;BYDAY=TU,FR", "Every week on Tuesday and Friday"],
    [
      "FREQ=WEEKLY;BYDAY=MO,WE,SU;INTERVAL=2;COUNT=12",
      "Every 2 weeks on Monday, Wednesday and Sunday, 12 times",
    ],
    ["FREQ=MONTHLY;BYDAY=1MO", "Every month on the first Monday"],
    ["FREQ=MONTHLY;BYDAY=-1FR;INTERVAL=3", "Every 3 months on the last Friday"],
    ["FREQ=MONTHLY;BYMONTHDAY=22", "Every month on the 22nd"],
    ["FREQ=MONTHLY;BYMONTHDAY=-1;UNTIL=20270131", "Every month on its last day, until 31 January 2027"],
  ])("%s: %s", (rule, words) => {
    const form = readRule(rule, firstRule(start));
    expect(form && writeRule(form)).toBe(rule);
    expect(sayRule(rule, start)).toBe(words);
  });
});

test("other spellings are understood", () => {
  const form = readRule(" rrule:freq=weekly; byday=fr,tu ", firstRule(start));
  expect(form && writeRule(form)).toBe("FREQ=WEEKLY;BYDAY=TU,FR");
  expect(sayRule("FREQ=WEEKLY", start)).toBe("Every week on Tuesday");
});

test.each([
  "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24",
  "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1",
  "FREQ=MONTHLY;BYMONTHDAY=1,15",
  "FREQ=MONTHLY;BYDAY=5MO",
  "FREQ=DAILY;BYDAY=MO",
  "FREQ=WEEKLY;BYDAY=1MO",
  "FREQ=DAILY;UNTIL=20270131T120000",
  "FREQ=DAILY;COUNT=0",
  "FREQ=DAILY;INTERVAL=0",
  "FREQ=DAILY;FREQ=DAILY",
  "every monday",
  "",
])("%j is more, or less, than the form can say", (rule) => {
  expect(readRule(rule, firstRule(start))).toBeUndefined();
  expect(sayRule(rule, start)).toBe("By a rule of your own");
});

test("a new one begins with the week, on the day it starts", () => {
  expect(writeRule(firstRule(start))).toBe("FREQ=WEEKLY;BYDAY=TU");
  expect(firstRule("2026-12-06")).toMatchObject({ days: [7], nth: 1, monthDay: 6 });
  expect(firstRule("2026-12-31")).toMatchObject({ nth: 4, monthDay: 31 });
});
