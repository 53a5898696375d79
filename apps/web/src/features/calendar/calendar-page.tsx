"use client";

import type { CalendarPost } from "@planrrr/contract";
import { Skeleton } from "@planrrr/ui";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useLivePosts } from "../../live/use-live-posts.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { CalendarGrid } from "./calendar-grid.tsx";
import { CalendarHead } from "./calendar-head.tsx";
import { CalendarList } from "./calendar-list.tsx";
import { byDay, filterPosts, sumUp } from "./calendar-posts.ts";
import { CalendarSide } from "./calendar-side.tsx";
import { FilterDialog } from "./filter-dialog.tsx";
import { MoveDialog } from "./move-dialog.tsx";
import { useCalendarPosts } from "./use-calendar-posts.ts";
import { useCalendarView } from "./use-calendar-view.ts";
import { useMovePost } from "./use-move-post.ts";

export function CalendarPage() {
  const state = useCalendarView();
  const { view, day, days: span, filter, timeZone, today, now } = state;
  const [first = day] = span;
  const { data, error, isPending } = useCalendarPosts(first, span.at(-1) ?? day);
  useLivePosts(data?.some(({ status }) => status === "PUBLISHING") ?? false);
  const [filtering, setFiltering] = useState(false);
  const [asked, setAsked] = useState<CalendarPost>();

  const { status, connection } = filter;
  const posts = useMemo(() => filterPosts(data ?? [], { status, connection }), [data, status, connection]);
  const days = useMemo(() => byDay(posts, timeZone), [posts, timeZone]);
  const summary = useMemo(() => {
    const whole = view === "month" ? day.slice(0, 7) : "";
    return sumUp(span.filter((key) => key.startsWith(whole)).flatMap((key) => days.get(key) ?? []));
  }, [view, day, span, days]);

  const movePost = useMovePost(timeZone);
  const focusNext = useRef<string>(undefined);
  const move = useCallback(
    (post: CalendarPost, to: string) => {
      focusNext.current = post.id;
      movePost(post, to);
    },
    [movePost],
  );
  // A card that moves is drawn anew elsewhere; whoever moved it by key stays with it.
  useEffect(() => {
    if (!focusNext.current || document.querySelector("[role=dialog]")) return;
    document.querySelector<HTMLElement>(`[data-post="${focusNext.current}"] a`)?.focus();
    focusNext.current = undefined;
  }, [days]);

  const latest = useRef(posts);
  useEffect(() => {
    latest.current = posts;
  }, [posts]);
  const drop = useCallback(
    (id: string, to: string) => {
      const post = latest.current.find((known) => known.id === id);
      if (post) movePost(post, to);
    },
    [movePost],
  );
  const actions = useMemo(() => ({ timeZone, now, move, ask: setAsked }), [timeZone, now, move]);

  return (
    <div className="page wide">
      <CalendarHead
        state={state}
        summary={data ? summary : "Reading your calendar."}
        openFilter={() => setFiltering(true)}
      />
      {error ? <ProblemNotice error={error} /> : null}
      <div className="cal-split">
        {isPending ? (
          <Skeleton label="Reading your calendar" rows={5} height={112} />
        ) : view === "month" || view === "week" ? (
          <CalendarGrid state={state} days={days} actions={actions} drop={drop} />
        ) : (
          <CalendarList key={`${view}${day}`} state={state} days={days} actions={actions} />
        )}
        <CalendarSide clock={{ now, timeZone }} />
      </div>
      <FilterDialog state={state} open={filtering} onOpenChange={setFiltering} />
      {asked ? (
        <MoveDialog
          key={asked.id}
          post={asked}
          timeZone={timeZone}
          today={today}
          move={move}
          close={() => setAsked(undefined)}
        />
      ) : null}
    </div>
  );
}
