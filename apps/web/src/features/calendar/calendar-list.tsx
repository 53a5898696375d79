"use client";

import type { CalendarPost } from "@planrrr/contract";
import { Button, Icon } from "@planrrr/ui";
import { memo, useState } from "react";
import { capitalise } from "../../time/say-when.ts";
import { CalendarCard } from "./calendar-card.tsx";
import type { CalendarSheet } from "./use-calendar-sheet.ts";
import { nameDay } from "./zone-time.ts";

const step = 60;

/** A day, or the days of a month that have something in them, one below the other. */
export const CalendarList = memo(function CalendarList({ sheet }: { sheet: CalendarSheet }) {
  const { view, day: asked, span, days, today, timeZone, writeMore } = sheet;
  const [most, setMost] = useState(step);
  let left = most;
  const shown: { day: string; posts: CalendarPost[] }[] = [];
  let total = 0;
  for (const day of span) {
    const posts = days.get(day) ?? [];
    total += posts.length;
    if (posts.length > 0 && left > 0) shown.push({ day, posts: posts.slice(0, left) });
    left = Math.max(0, left - posts.length);
  }
  const addTo = view === "day" && asked >= today ? `?day=${asked}${writeMore}` : "";
  return (
    <section className="cal-list" aria-labelledby="cal-days">
      <h2 className="sr" id="cal-days">
        {view === "day" ? "Posts of the day" : "Posts, day by day"}
      </h2>
      {total === 0 ? (
        <p className="soft">
          Nothing is here. <a href={`/write${addTo}`}>Write a post</a>
          {addTo ? " for this day." : " and choose a time."}
        </p>
      ) : null}
      <ol className="stack l">
        {shown.map(({ day, posts }) => (
          <li
            key={day}
            data-day={day}
            className={`cal-day ${day === today ? "today" : ""} ${day < today ? "past" : ""}`}
          >
            <div className="cal-day-head">
              <h3>
                <time dateTime={day}>{capitalise(nameDay(day))}</time>
                {day === today ? <span className="cal-today">Today</span> : null}
              </h3>
              {day < today ? null : (
                <a className="cal-add" href={`/write?day=${day}${writeMore}`}>
                  <Icon name="add" />
                  <span className="sr">Add a post on {nameDay(day)}</span>
                </a>
              )}
            </div>
            {posts.map((post) => (
              <CalendarCard key={post.id} post={post} timeZone={timeZone} />
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
});
