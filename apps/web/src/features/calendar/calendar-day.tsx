"use client";

import type { CalendarPost } from "@planrrr/contract";
import { Icon } from "@planrrr/ui";
import { memo, useState } from "react";
import { CalendarCard, type CardActions, dragType } from "./calendar-card.tsx";
import { clockChange, nameDay } from "./zone-time.ts";

export interface CalendarDayProps {
  day: string;
  today: string;
  /** Not of the month that is shown. */
  other: boolean;
  posts: readonly CalendarPost[];
  /** So many cards are drawn; the rest is behind a button. */
  most: number;
  actions: CardActions;
  drop: (postId: string, day: string) => void;
  open: (day: string) => void;
}

/** One day of a grid. Drawn anew only when something of its own has changed. */
export const CalendarDay = memo(function CalendarDay(props: CalendarDayProps) {
  const { day, today, other, posts, most, actions, drop, open } = props;
  const [over, setOver] = useState(false);
  const past = day < today;
  const more = posts.length - most;
  const change = clockChange(day, actions.timeZone);
  const look = [
    "cal-day",
    other ? "other" : "",
    past ? "past" : "",
    posts.length === 0 ? "free" : "",
    day === today ? "today" : "",
    over ? "over" : "",
  ];
  return (
    <li
      className={look.filter(Boolean).join(" ")}
      onDragOver={(event) => {
        if (past || !event.dataTransfer.types.includes(dragType)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        drop(event.dataTransfer.getData(dragType), day);
      }}
    >
      <h3>
        <time dateTime={day}>
          <span className="cal-name">{nameDay(day, { weekday: "long" })} </span>
          <span className="cal-number">{Number(day.slice(8))}</span>
          <span className="cal-name"> {nameDay(day, { month: "long" })}</span>
        </time>
        {day === today ? <span className="cal-today">Today</span> : null}
      </h3>
      {change === 0 ? null : (
        <p className="cal-note">
          <Icon name="clock" />
          Clocks go {change > 0 ? "forward" : "back"}
        </p>
      )}
      {posts.slice(0, most).map((post) => (
        <CalendarCard key={post.id} post={post} day={day} actions={actions} />
      ))}
      {more > 0 ? (
        <button type="button" className="cal-more" onClick={() => open(day)}>
          +{more} more<span className="sr"> on {nameDay(day)}</span>
        </button>
      ) : null}
    </li>
  );
});
