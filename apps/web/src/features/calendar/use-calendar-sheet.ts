"use client";

import type { CalendarPost } from "@planrrr/contract";
import { useDeferredValue, useMemo } from "react";
import { byDay, filterPosts, sumUp } from "./calendar-posts.ts";
import type { CalendarView } from "./calendar-span.ts";
import { useCalendarPosts } from "./use-calendar-posts.ts";
import type { CalendarState } from "./use-calendar-view.ts";

/** The days that are drawn, and what is on them. */
export interface CalendarSheet {
  view: CalendarView;
  day: string;
  span: readonly string[];
  days: ReadonlyMap<string, CalendarPost[]>;
  today: string;
  timeZone: string;
  /** Goes behind the day in the address where a new post is written. */
  writeMore: string;
}

/**
 * The head follows a press at once. The sheet, which may hold a thousand posts, is drawn in the pauses behind it, so
 * that no press waits for the one before.
 */
export function useCalendarSheet(state: CalendarState) {
  const { view, day, days: span, filter, timeZone, ownZone, today } = state;
  const { status, connection, author } = filter;
  const [first = day] = span;
  const reading = useCalendarPosts(first, span.at(-1) ?? day, filter.words);
  const asked = useMemo(
    () => ({
      view,
      day,
      span,
      today,
      timeZone,
      data: reading.data,
      status,
      connection,
      author,
      writeMore: timeZone === ownZone ? "" : `&zone=${timeZone}`,
    }),
    [view, day, span, today, timeZone, ownZone, reading.data, status, connection, author],
  );
  const drawn = useDeferredValue(asked);
  const posts = useMemo(() => filterPosts(drawn.data ?? [], drawn), [drawn]);
  const days = useMemo(() => byDay(posts, drawn.timeZone), [posts, drawn.timeZone]);
  const sheet = useMemo<CalendarSheet>(() => {
    const { data: _data, status: _status, connection: _connection, author: _author, ...rest } = drawn;
    return { ...rest, days };
  }, [drawn, days]);
  const summary = useMemo(() => {
    const whole = sheet.view === "month" ? sheet.day.slice(0, 7) : "";
    const of = sheet.span.filter((key) => key.startsWith(whole));
    return sumUp(of.flatMap((key) => sheet.days.get(key) ?? []));
  }, [sheet]);
  return { reading, posts, sheet, summary };
}
