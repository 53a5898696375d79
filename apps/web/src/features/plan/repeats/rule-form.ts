/** A rule as people choose it. What a form cannot hold stays a rule of one's own. */
export interface RuleForm {
  every: "days" | "weeks" | "month-day" | "month-weekday";
  interval: number;
  /** Of a week, 1 is Monday. */
  days: number[];
  /** Of a month: 1 to 31, or -1 for its last. */
  monthDay: number;
  /** The first to the fourth, or -1 for the last, of `weekday`. */
  nth: number;
  weekday: number;
  end: "never" | "until" | "count";
  /** `2026-12-31` */
  until: string;
  count: number;
}

/** What a new one begins with: every week, on the day it starts. */
export function firstRule(day: string): RuleForm {
  const date = new Date(`${day}T00:00:00Z`);
  const weekday = date.getUTCDay() || 7;
  return {
    every: "weeks",
    interval: 1,
    days: [weekday],
    monthDay: date.getUTCDate(),
    nth: Math.min(4, Math.ceil(date.getUTCDate() / 7)),
    weekday,
    end: "never",
    until: "",
    count: 10,
  };
}
