import type { CalendarPost } from "@planrrr/contract";
import type { CardActions } from "./calendar-card.tsx";
import { CalendarDay } from "./calendar-day.tsx";
import type { CalendarState } from "./use-calendar-view.ts";

const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const none: readonly CalendarPost[] = [];

export interface CalendarGridProps {
  state: CalendarState;
  days: ReadonlyMap<string, CalendarPost[]>;
  actions: CardActions;
  drop: (postId: string, day: string) => void;
}

/** A month or a week, seven days a row. On a narrow screen it is an agenda: days with something in them. */
export function CalendarGrid({ state, days, actions, drop }: CalendarGridProps) {
  const { view, day: shown, today, change } = state;
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
        {state.days.map((day) => (
          <CalendarDay
            key={day}
            day={day}
            today={today}
            other={isMonth && !day.startsWith(month)}
            posts={days.get(day) ?? none}
            most={isMonth ? 3 : 12}
            actions={actions}
            drop={drop}
            open={openDay}
          />
        ))}
      </ol>
    </section>
  );

  function openDay(day: string): void {
    change({ view: "day", day });
  }
}
