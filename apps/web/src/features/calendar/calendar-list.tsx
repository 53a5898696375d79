"use client";

import type { CalendarPost } from "@planrrr/contract";
import { Button } from "@planrrr/ui";
import { useState } from "react";
import { Link } from "../../navigation/link.tsx";
import { capitalise } from "../../time/say-when.ts";
import { CalendarCard, type CardActions } from "./calendar-card.tsx";
import type { CalendarState } from "./use-calendar-view.ts";
import { nameDay } from "./zone-time.ts";

const step = 60;

export interface CalendarListProps {
  state: CalendarState;
  days: ReadonlyMap<string, CalendarPost[]>;
  actions: CardActions;
}

/** A day, or the days of a month that have something in them, one below the other. */
export function CalendarList({ state, days, actions }: CalendarListProps) {
  const [most, setMost] = useState(step);
  let left = most;
  const shown: { day: string; posts: CalendarPost[] }[] = [];
  let total = 0;
  for (const day of state.days) {
    const posts = days.get(day) ?? [];
    total += posts.length;
    if (posts.length > 0 && left > 0) shown.push({ day, posts: posts.slice(0, left) });
    left = Math.max(0, left - posts.length);
  }
  return (
    <section className="cal-list" aria-labelledby="cal-days">
      <h2 className="sr" id="cal-days">
        {state.view === "day" ? "Posts of the day" : "Posts, day by day"}
      </h2>
      {total === 0 ? (
        <p className="soft">
          Nothing is here. <Link href="/write">Write a post</Link> and choose a time.
        </p>
      ) : null}
      <ol className="stack l">
        {shown.map(({ day, posts }) => (
          <li key={day} className={`cal-day ${day === state.today ? "today" : ""}`}>
            <h3>
              <time dateTime={day}>{capitalise(nameDay(day))}</time>
              {day === state.today ? <span className="cal-today">Today</span> : null}
            </h3>
            {posts.map((post) => (
              <CalendarCard key={post.id} post={post} day={day} actions={actions} />
            ))}
          </li>
        ))}
      </ol>
      {total > most ? (
        <Button className="mt-6" onClick={() => setMost(most + step)}>
          Show {Math.min(step, total - most)} more
        </Button>
      ) : null}
    </section>
  );
}
