"use client";

import { useCallback, useMemo } from "react";
import { useClock } from "../../time/use-clock.ts";
import { isStatus } from "../posts/status-words.ts";
import type { CalendarFilter } from "./calendar-posts.ts";
import { type CalendarView, calendarViews, daysOf } from "./calendar-span.ts";
import { useOwnSearch } from "../../navigation/use-own-search.ts";
import { dayIn } from "./zone-time.ts";

export type CalendarChange = Partial<{
  view: CalendarView;
  day: string;
  zone: string;
  status: string;
  connection: string;
  author: string;
  words: string;
}>;

/** Takes every filter away again. */
export const everything: CalendarChange = { status: "ALL", connection: "ALL", author: "ALL", words: "" };

/** What the calendar shows stands in its address: a reload, or a link to somebody, shows the same. */
export function useCalendarView() {
  const { query, change: write } = useOwnSearch();
  const clock = useClock();
  const zone = query.get("zone");
  const timeZone = useMemo(() => knownZone(zone), [zone]) ?? clock.timeZone;
  const today = dayIn(clock.now, timeZone);
  const view = calendarViews.find((known) => known === query.get("view")) ?? "month";
  const asked = query.get("day") ?? "";
  const day = /^\d{4}-\d\d-\d\d$/.test(asked) && !Number.isNaN(Date.parse(asked)) ? asked : today;
  const askedStatus = query.get("status");
  const status = isStatus(askedStatus) ? askedStatus : "ALL";
  const connection = query.get("connection") ?? "ALL";
  const author = query.get("author") ?? "ALL";
  const words = query.get("words") ?? "";

  const change = useCallback((changes: CalendarChange) => write(changes), [write]);
  const days = useMemo(() => daysOf(view, day), [view, day]);
  const filter = useMemo<CalendarFilter>(
    () => ({ status, connection, author, words }),
    [status, connection, author, words],
  );
  return { now: clock.now, ownZone: clock.timeZone, timeZone, today, view, day, days, filter, change };
}

export type CalendarState = ReturnType<typeof useCalendarView>;

function knownZone(name: string | null): string | null {
  return name && Intl.supportedValuesOf("timeZone").includes(name) ? name : null;
}
