import { addDays, nameDay } from "./zone-time.ts";

export const calendarViews = ["month", "week", "day", "list"] as const;
export type CalendarView = (typeof calendarViews)[number];

/** The days a view shows, the first and the last included; weeks begin on Monday. */
export function daysOf(view: CalendarView, day: string): string[] {
  if (view === "day") return [day];
  if (view === "week") return range(mondayOf(day), 7);
  const first = `${day.slice(0, 7)}-01`;
  const last = addDays(monthAfter(day, 1), -1);
  if (view === "list") return range(first, Number(last.slice(8)));
  const start = mondayOf(first);
  const end = addDays(mondayOf(last), 6);
  return range(start, (Date.parse(end) - Date.parse(start)) / 86_400_000 + 1);
}

/** The day on which the view before or after stands. */
export function stepDay(view: CalendarView, day: string, by: 1 | -1): string {
  if (view === "day") return addDays(day, by);
  if (view === "week") return addDays(day, 7 * by);
  return monthAfter(day, by);
}

/** What stands above a view, the quieter part apart. */
export function titleOfView(view: CalendarView, day: string): { words: string; year: string } {
  const year = day.slice(0, 4);
  if (view === "day") return { words: nameDay(day), year };
  if (view === "week") {
    const monday = mondayOf(day);
    const sunday = addDays(monday, 6);
    const sameMonth = monday.slice(0, 7) === sunday.slice(0, 7);
    const from = nameDay(monday, sameMonth ? { day: "numeric" } : { day: "numeric", month: "long" });
    return {
      words: `${from} to ${nameDay(sunday, { day: "numeric", month: "long" })}`,
      year: sunday.slice(0, 4),
    };
  }
  return { words: nameDay(day, { month: "long" }), year };
}

/** The name of a neighbour, for its button. */
export function nameStep(view: CalendarView, day: string, by: 1 | -1): string {
  if (view === "week") return by === 1 ? "The week after" : "The week before";
  const to = stepDay(view, day, by);
  return view === "day" ? nameDay(to) : nameDay(to, { month: "long" });
}

function mondayOf(day: string): string {
  return addDays(day, -((new Date(day).getUTCDay() + 6) % 7));
}

function monthAfter(day: string, by: number): string {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 + by, 1)).toISOString().slice(0, 10);
}

function range(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => addDays(first, index));
}
