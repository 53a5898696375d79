import type { CalendarPost } from "@planrrr/contract";
import { Icon } from "@planrrr/ui";
import { memo } from "react";
import { CalendarCard } from "./calendar-card.tsx";
import { chooseCards } from "./choose-cards.ts";
import { clockChange, nameDay } from "./zone-time.ts";

export interface CalendarDayProps {
  day: string;
  today: string;
  timeZone: string;
  /** What a new post of this day is written by, e.g. `&zone=Asia/Tokyo`. */
  writeMore: string;
  /** Not of the month that is shown. */
  other: boolean;
  posts: readonly CalendarPost[];
  /** So many cards are drawn; the rest is behind a button. */
  most: number;
  /** A post that was just moved here: drawn however full the day is. */
  moved: string | undefined;
}

/** One day of a grid. Drawn anew only when something of its own has changed. */
export const CalendarDay = memo(function CalendarDay(props: CalendarDayProps) {
  const { day, today, timeZone, writeMore, other, posts, most, moved } = props;
  const past = day < today;
  const change = clockChange(day, timeZone);
  const shown = chooseCards(posts, most, moved);
  const more = posts.length - shown.length;
  const look = [
    "cal-day",
    other ? "other" : "",
    past ? "past" : "",
    posts.length === 0 ? "free" : "",
    day === today ? "today" : "",
  ];
  return (
    <li className={look.filter(Boolean).join(" ")} data-day={day}>
      <div className="cal-day-head">
        <h3>
          <time dateTime={day}>
            <span className="cal-name">{nameDay(day, { weekday: "long" })} </span>
            <span className="cal-number">{Number(day.slice(8))}</span>
            <span className="cal-name"> {nameDay(day, { month: "long" })}</span>
          </time>
          {day === today ? <span className="cal-today">Today</span> : null}
        </h3>
        {past ? null : (
          <a className="cal-add" href={`/write?day=${day}${writeMore}`}>
            <Icon name="add" />
            <span className="sr">Add a post on {nameDay(day)}</span>
          </a>
        )}
      </div>
      {change === 0 ? null : (
        <p className="cal-note">
          <Icon name="clock" />
          Clocks go {change > 0 ? "forward" : "back"}
        </p>
      )}
      {shown.map((post) => (
        <CalendarCard key={post.id} post={post} timeZone={timeZone} />
      ))}
      {more > 0 ? (
        <button type="button" className="cal-more">
          +{more} more<span className="sr"> on {nameDay(day)}</span>
        </button>
      ) : null}
    </li>
  );
}, isSameDay);

function isSameDay(before: CalendarDayProps, now: CalendarDayProps): boolean {
  const { posts: old, ...was } = before;
  const { posts, ...is } = now;
  return (
    posts.length === old.length &&
    posts.every((post, index) => post === old[index]) &&
    Object.entries(is).every(([name, value]) => was[name as keyof typeof was] === value)
  );
}
