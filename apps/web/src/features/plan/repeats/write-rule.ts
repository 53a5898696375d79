import { weekdays } from "../weekdays.ts";
import type { RuleForm } from "./rule-form.ts";

const codeOf = (day: number) => weekdays.find(({ number }) => number === day)?.code ?? "MO";

/** The RRULE of a form. */
export function writeRule(form: RuleForm): string {
  const { every, interval, days, monthDay, nth, weekday } = form;
  const of = {
    days: ["FREQ=DAILY"],
    weeks: [
      "FREQ=WEEKLY",
      ...(days.length > 0
        ? [
            `BYDAY=${days
              .toSorted((a, b) => a - b)
              .map(codeOf)
              .join(",")}`,
          ]
        : []),
    ],
    "month-day": ["FREQ=MONTHLY", `BYMONTHDAY=${monthDay}`],
    "month-weekday": ["FREQ=MONTHLY", `BYDAY=${nth}${codeOf(weekday)}`],
  }[every];
  return [...of, ...(interval > 1 ? [`INTERVAL=${interval}`] : []), ...endOf(form)].join(";");
}

function endOf({ end, until, count }: RuleForm): string[] {
  if (end === "count") return [`COUNT=${count}`];
  return end === "until" && until ? [`UNTIL=${until.replaceAll("-", "")}`] : [];
}
