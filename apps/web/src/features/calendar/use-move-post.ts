"use client";

import type { CalendarPost, Post } from "@planrrr/contract";
import { showToast } from "@planrrr/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef } from "react";
import { api, once } from "../../api/client.ts";
import { describeProblem, isSignedOut } from "../../api/describe-problem.ts";
import { capitalise, sayDay, sayTime, sayWhen } from "../../time/say-when.ts";
import { postKey, postsKey } from "../posts/posts-keys.ts";
import { calendarKey } from "./use-calendar-posts.ts";
import { addDays, clockIn, dayIn, daysBetween, instantOf } from "./zone-time.ts";

type Schedule = { schedule: { localTime: string; timeZone: string } } | { scheduledAt: string };

interface Move {
  post: CalendarPost;
  to: Schedule;
  /** Where it will be as far as we know; the answer has the last word. */
  at: Date;
  undoes: boolean;
}

/** Moves a post to another day: its time stays what it is in the zone it was planned in. */
export function useMovePost(shownZone: string): (post: CalendarPost, day: string) => void {
  const queries = useQueryClient();
  // Moves wait for each other; each is made on what the one before has left, and goes back to it when it is refused.
  const left = useRef(new Map<string, Pick<CalendarPost, "scheduledAt" | "version">>());
  const place = (id: string, change: Partial<CalendarPost>) =>
    queries.setQueriesData<CalendarPost[]>({ queryKey: calendarKey }, (posts) =>
      posts?.map((post) => (post.id === id ? { ...post, ...change } : post)),
    );

  const { mutate } = useMutation({
    scope: { id: "move-post" },
    mutationFn: ({ post, to }: Move) => {
      const version = Math.max(post.version, left.current.get(post.id)?.version ?? 0);
      return api.posts.update({ id: post.id, version, ...to }, once());
    },
    onMutate: async ({ post, at }) => {
      const { scheduledAt, version } = post;
      if ((left.current.get(post.id)?.version ?? 0) < version)
        left.current.set(post.id, { scheduledAt, version });
      place(post.id, { scheduledAt: at });
      await queries.cancelQueries({ queryKey: calendarKey });
      place(post.id, { scheduledAt: at });
    },
    onSuccess: (moved, { post, undoes }) => {
      queries.setQueryData(postKey(moved.id), moved);
      const { scheduledAt, version } = moved;
      if (scheduledAt) {
        left.current.set(moved.id, { scheduledAt, version });
        place(moved.id, { scheduledAt, version, timeZone: moved.schedule?.timeZone ?? null });
      }
      tellMoved(moved, shownZone, undoes ? undefined : () => mutate(moveBack(post)));
    },
    onError: (error, { post }) => {
      place(post.id, { scheduledAt: left.current.get(post.id)?.scheduledAt ?? post.scheduledAt });
      void queries.invalidateQueries({ queryKey: calendarKey });
      if (!isSignedOut(error)) tellRefused(error);
    },
    onSettled: () =>
      // The calendar knows already; a thousand posts are not read again for one of them.
      queries.invalidateQueries({
        queryKey: postsKey,
        predicate: ({ queryKey }) => queryKey[1] !== "calendar",
      }),
  });

  return useCallback(
    (post, day) => {
      const timeZone = post.timeZone ?? shownZone;
      const shift = daysBetween(dayIn(post.scheduledAt, shownZone), day);
      if (shift === 0) return;
      const localDay = addDays(dayIn(post.scheduledAt, timeZone), shift);
      const time = clockIn(post.scheduledAt, timeZone);
      const at = instantOf(localDay, time, timeZone);
      if (at.getTime() <= Date.now()) {
        showToast({ fact: "That time is over", more: "The post stays where it was.", failed: true });
        return;
      }
      mutate({ post, to: { schedule: { localTime: `${localDay}T${time}`, timeZone } }, at, undoes: false });
    },
    [mutate, shownZone],
  );
}

function tellRefused(error: unknown): void {
  const { fact, next } = describeProblem(error);
  showToast({ fact, more: `${next} On the calendar it is back where it was.`.trim(), failed: true });
}

function moveBack(post: CalendarPost): Move {
  const { scheduledAt: at, timeZone } = post;
  const to: Schedule = timeZone
    ? { schedule: { localTime: `${dayIn(at, timeZone)}T${clockIn(at, timeZone)}`, timeZone } }
    : { scheduledAt: at.toISOString() };
  return { post, to, at, undoes: true };
}

function tellMoved(post: Post, timeZone: string, undo: (() => void) | undefined): void {
  const at = post.scheduledAt ?? new Date();
  const now = new Date();
  const { schedule } = post;
  const ownTime = schedule ? schedule.localTime.slice(11, 16).replace(/^0/, "") : "";
  const notice =
    schedule?.adjustment === "moved-out-of-gap"
      ? `${ownTime} does not exist on that day: the clocks go forward. It goes out at ${sayTime(at, schedule.timeZone)}.`
      : schedule?.adjustment === "first-of-two"
        ? `${ownTime} comes twice on that day: the clocks go back. We take the first.`
        : `${sayTime(at, timeZone)}, as before.`;
  if (!undo) showToast({ fact: "Back where it was", more: `${capitalise(sayWhen(at, timeZone, now))}.` });
  else
    showToast({
      fact: `Moved to ${sayDay(at, timeZone, now)}`,
      more: notice,
      action: { label: "Undo", run: undo },
    });
}
