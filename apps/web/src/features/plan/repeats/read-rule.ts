import { weekdays } from "../weekdays.ts";
import type { RuleForm } from "./rule-form.ts";

const dayOf = (code: string) => weekdays.find((day) => day.code === code)?.number;

/** A rule back in its form; undefined where the form could not say all of it. `rest` fills what the rule leaves open. */
export function readRule(rule: string, rest: RuleForm): RuleForm | undefined {
  const parts = new Map<string, string>();
  for (const part of rule
    .toUpperCase()
    .replaceAll(/\s/g, "")
    .replace(/^RRULE:/, "")
    .split(";")
    .filter(Boolean)) {
    const [name = "", value = ""] = part.split("=");
    if (parts.has(name)) return undefined;
    parts.set(name, value);
  }
  const take = (name: string) => {
    const value = parts.get(name);
    parts.delete(name);
    return value;
  };
  const interval = Number(take("INTERVAL") ?? 1);
  const end = readEnd(take("UNTIL"), take("COUNT"));
  const frequency = take("FREQ");
  const kind = readKind(frequency, take("BYDAY"), take("BYMONTHDAY"));
  if (!kind || !end || !Number.isInteger(interval) || interval < 1 || parts.size > 0) return undefined;
  return { ...rest, ...kind, ...end, interval };
}

function readKind(
  frequency: string | undefined,
  byDay: string | undefined,
  byMonthDay: string | undefined,
): Partial<RuleForm> | undefined {
  if (frequency === "DAILY" && !byDay && !byMonthDay) return { every: "days" };
  if (frequency === "WEEKLY" && byDay && !byMonthDay) {
    const days = byDay.split(",").map(dayOf);
    if (!days.every((day) => day !== undefined)) return undefined;
    return { every: "weeks", days: days.toSorted((a, b) => a - b) };
  }
  if (frequency === "WEEKLY" && !byMonthDay) return { every: "weeks", days: [] };
  if (frequency !== "MONTHLY") return undefined;
  if (byMonthDay && !byDay && /^(-1|[1-9]|[12]\d|3[01])$/.test(byMonthDay))
    return { every: "month-day", monthDay: Number(byMonthDay) };
  const [, nth, code = ""] = /^(-1|[1-4])([A-Z]{2})$/.exec(byMonthDay ? "" : (byDay ?? "")) ?? [];
  const weekday = dayOf(code);
  return nth && weekday ? { every: "month-weekday", nth: Number(nth), weekday } : undefined;
}

function readEnd(until: string | undefined, count: string | undefined): Partial<RuleForm> | undefined {
  if (until && count) return undefined;
  if (count) return /^[1-9]\d{0,3}$/.test(count) ? { end: "count", count: Number(count) } : undefined;
  if (!until) return { end: "never" };
  // One with a time of day says more than the form can.
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(until) ?? [];
  return year ? { end: "until", until: `${year}-${month}-${day}` } : undefined;
}
