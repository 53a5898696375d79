"use client";

import { useCallback, useMemo } from "react";
import { useClock } from "../../time/use-clock.ts";
import type { CalendarFilter } from "./calendar-posts.ts";
import { type CalendarView, calendarViews, daysOf } from "./calendar-span.ts";
import { useOwnSearch } from "./use-own-search.ts";
import { dayIn } from "./zone-time.ts";

const statuses: CalendarFilter["status"][] = [
  "DRAFT",
  "PENDING_APPROVAL",
  "SCHEDULED",
  "PUBLISHING",
  "PUBLISHED",
  "PARTIALLY_PUBLISHED",
  "FAILED",
  "CANCELLED",
];

export type CalendarChange = Partial<{
  view: CalendarView;
  day: string;
  zone: string;
  status: string;
  connection: string;
}>;

/** What the calendar shows stands in its address: a reload, or a link to somebody, shows the same. */
export function useCalendarView() {
  const { query, change: write } = useOwnSearch();
  const clock = useClock();
  const timeZone = knownZone(query.get("zone")) ?? clock.timeZone;
  const today = dayIn(clock.now, timeZone);
  const view = calendarViews.find((known) => known === query.get("view")) ?? "month";
  const asked = query.get("day") ?? "";
  const day = /^\d{4}-\d\d-\d\d$/.test(asked) && !Number.isNaN(Date.parse(asked)) ? asked : today;
  const status = statuses.find((known) => known === query.get("status")) ?? "ALL";
  const connection = query.get("connection") ?? "ALL";

  const change = useCallback((changes: CalendarChange) => write(changes), [write]);
  return useMemo(
    () => ({
      now: clock.now,
      ownZone: clock.timeZone,
      timeZone,
      today,
      view,
      day,
      days: daysOf(view, day),
      filter: { status, connection },
      change,
    }),
    [clock.now, clock.timeZone, timeZone, today, view, day, status, connection, change],
  );
}

export type CalendarState = ReturnType<typeof useCalendarView>;

function knownZone(name: string | null): string | null {
  return name && Intl.supportedValuesOf("timeZone").includes(name) ? name : null;
}
