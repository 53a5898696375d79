import type { CalendarPost } from "@planrrr/contract";
import { memo } from "react";
import { CalendarDay } from "./calendar-day.tsx";
import type { CalendarSheet } from "./use-calendar-sheet.ts";

const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const none: readonly CalendarPost[] = [];

/** A month or a week, seven days a row. On a narrow screen it is an agenda: days with something in them. */
export const CalendarGrid = memo(function CalendarGrid({
  sheet,
  moved,
}: {
  sheet: CalendarSheet;
  moved: string | undefined;
}) {
  const { view, day: shown, span, days, today, timeZone, writeMore } = sheet;
  const month = shown.slice(0, 7);
  const isMonth = view === "month";
  const current = isMonth && today.startsWith(month);
  return (
    <section aria-labelledby="cal-days">
      <h2 className="sr" id="cal-days">
        {isMonth ? "Month" : "Week"}, day by day
      </h2>
      <div className="cal-weekdays" aria-hidden="true">
        {weekdays.map((name) => (
          <span key={name}>{name}</span>
        ))}
      </div>
      <ol className={`cal-grid ${current ? "current" : ""} ${isMonth ? "" : "week"}`}>
        {span.map((day) => {
          const posts = days.get(day) ?? none;
          return (
            <CalendarDay
              key={day}
              day={day}
              today={today}
              timeZone={timeZone}
              writeMore={writeMore}
              other={isMonth && !day.startsWith(month)}
              posts={posts}
              most={isMonth ? 3 : 12}
              moved={posts.some(({ id }) => id === moved) ? moved : undefined}
            />
          );
        })}
      </ol>
    </section>
  );
});
