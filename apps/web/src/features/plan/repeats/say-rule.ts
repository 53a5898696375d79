import { nameDay } from "../../calendar/zone-time.ts";
import { weekdays } from "../weekdays.ts";
import { readRule } from "./read-rule.ts";
import { firstRule, type RuleForm } from "./rule-form.ts";

const nths: { [nth: number]: string } = { 1: "first", 2: "second", 3: "third", 4: "fourth", [-1]: "last" };
const nameOf = (day: number) => weekdays.find(({ number }) => number === day)?.name ?? "";
const list = new Intl.ListFormat("en-GB", { type: "conjunction" });

/** `Every week on Tuesday and Friday, until 31 December 2026` */
export function sayRule(rule: string, startDay: string): string {
  const form = readRule(rule, firstRule(startDay));
  return form ? `${sayKind(form, startDay)}${sayEnd(form)}` : "By a rule of your own";
}

function sayKind({ every, interval, days, monthDay, nth, weekday }: RuleForm, startDay: string): string {
  const each = (one: string) => (interval === 1 ? `Every ${one}` : `Every ${interval} ${one}s`);
  switch (every) {
    case "days":
      return each("day");
    case "weeks":
      return `${each("week")} on ${list.format((days.length > 0 ? days : firstRule(startDay).days).map(nameOf))}`;
    case "month-day":
      return `${each("month")} on ${monthDay === -1 ? "its last day" : `the ${ordinal(monthDay)}`}`;
    case "month-weekday":
      return `${each("month")} on the ${nths[nth] ?? nth} ${nameOf(weekday)}`;
  }
}

function sayEnd({ end, until, count }: RuleForm): string {
  if (end === "count") return count === 1 ? ", once" : `, ${count} times`;
  if (end !== "until") return "";
  return `, until ${nameDay(until, { day: "numeric", month: "long", year: "numeric" })}`;
}

function ordinal(day: number): string {
  const rule = new Intl.PluralRules("en-GB", { type: "ordinal" }).select(day);
  return `${day}${{ one: "st", two: "nd", few: "rd", other: "th", zero: "th", many: "th" }[rule]}`;
}
