"use client";

import type { CalendarPost } from "@planrrr/contract";
import { Button, Skeleton } from "@planrrr/ui";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useLivePosts } from "../../live/use-live-posts.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { CalendarGrid } from "./calendar-grid.tsx";
import { CalendarHead } from "./calendar-head.tsx";
import { CalendarList } from "./calendar-list.tsx";
import { CalendarSide } from "./calendar-side.tsx";
import { FeedsDialog } from "./feeds-dialog.tsx";
import { FilterDialog } from "./filter-dialog.tsx";
import { FilterWords } from "./filter-words.tsx";
import { MoveDialog } from "./move-dialog.tsx";
import { useCalendarSheet } from "./use-calendar-sheet.ts";
import { useCalendarView } from "./use-calendar-view.ts";
import { useCardHands } from "./use-card-hands.ts";
import { useMovePost } from "./use-move-post.ts";

export function CalendarPage() {
  const state = useCalendarView();
  const { timeZone, today, now, change } = state;
  const { reading, posts, sheet, summary } = useCalendarSheet(state);
  const { data, error, isPending } = reading;
  useLivePosts(data?.some(({ status }) => status === "PUBLISHING") ?? false);
  const [open, setOpen] = useState<"filter" | "feeds">();
  const [asked, setAsked] = useState<CalendarPost>();
  const [moved, setMoved] = useState<string>();

  const latest = useRef(posts);
  useEffect(() => {
    latest.current = posts;
  }, [posts]);
  const movePost = useMovePost(timeZone);
  const focusNext = useRef<string>(undefined);
  const dayOpened = useRef(false);
  const hands = useMemo(() => {
    const find = (id: string) => latest.current.find((post) => post.id === id);
    return {
      ask: (id: string) => setAsked(find(id)),
      openDay(day: string) {
        dayOpened.current = true;
        change({ view: "day", day });
      },
      move(id: string, to: string) {
        const post = find(id);
        if (!post) return;
        focusNext.current = id;
        setMoved(id);
        movePost(post, to);
      },
    };
  }, [movePost, change]);
  const surface = useRef<HTMLDivElement>(null);
  const listen = useCardHands(surface, hands);

  // A card that moves is drawn anew elsewhere; whoever moved it stays with it.
  useEffect(() => {
    if (!focusNext.current || document.querySelector("[role=dialog]")) return;
    const card = document.querySelector<HTMLElement>(`[data-post="${focusNext.current}"] a`);
    card?.focus({ preventScroll: card.getBoundingClientRect().top > 0 });
    focusNext.current = undefined;
  }, [sheet]);

  // The button that opened a whole day is gone with its month.
  useEffect(() => {
    if (!dayOpened.current || sheet.view !== "day") return;
    dayOpened.current = false;
    surface.current?.querySelector<HTMLElement>(".cal-link")?.focus();
  }, [sheet]);

  const close = useCallback(() => setOpen(undefined), []);
  return (
    <div className="page wide">
      <CalendarHead
        state={state}
        summary={data ? summary : "Reading your calendar."}
        openFilter={() => setOpen("filter")}
      />
      <FilterWords state={state} />
      {error ? <ProblemNotice error={error} /> : null}
      <div className="cal-split">
        <div ref={surface} {...listen}>
          {isPending ? (
            <Skeleton label="Reading your calendar" rows={5} height={112} />
          ) : sheet.view === "month" || sheet.view === "week" ? (
            <CalendarGrid sheet={sheet} moved={moved} />
          ) : (
            <CalendarList key={`${sheet.view}${sheet.day}`} sheet={sheet} />
          )}
          <Button tone="bare" className="mt-5" onClick={() => setOpen("feeds")}>
            Show these posts in another calendar
          </Button>
        </div>
        <CalendarSide clock={{ now, timeZone }} />
      </div>
      {open === "filter" ? <FilterDialog state={state} close={close} /> : null}
      {open === "feeds" ? <FeedsDialog clock={{ now, timeZone }} close={close} /> : null}
      {asked ? (
        <MoveDialog
          key={asked.id}
          post={asked}
          timeZone={timeZone}
          today={today}
          move={(post, to) => hands.move(post.id, to)}
          close={() => setAsked(undefined)}
        />
      ) : null}
    </div>
  );
}
