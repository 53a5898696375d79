"use client";

import type { CalendarPost } from "@planrrr/contract";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import { nextPostsKey, postsKey } from "../posts/posts-keys.ts";
import { sharePosts } from "./share-posts.ts";
import { addDays } from "./zone-time.ts";

export const calendarKey = [...postsKey, "calendar"] as const;

/** The span and the words a reading was about: its whole key. */
export type CalendarSpan = readonly [from: string, to: string, words: string];

/** The posts of these days, and of a day around them: where a day begins is the zone's business. */
export function useCalendarPosts(first: string, last: string, words: string) {
  const span: CalendarSpan = [`${addDays(first, -1)}T00:00:00Z`, `${addDays(last, 2)}T00:00:00Z`, words];
  return useQuery({
    queryKey: [...calendarKey, ...span],
    queryFn: () => readAll(span),
    placeholderData: keepPreviousData,
    structuralSharing: (before, now) =>
      sharePosts(before as CalendarPost[] | undefined, now as CalendarPost[]),
  });
}

async function readAll([from, to, words]: CalendarSpan): Promise<CalendarPost[]> {
  const found: CalendarPost[] = [];
  let cursor: string | undefined;
  do {
    const search = words === "" ? undefined : words;
    const { items, nextCursor } = await api.posts.calendar({ from, to, search, limit: 1000, cursor });
    found.push(...items);
    cursor = nextCursor ?? undefined;
  } while (cursor);
  return found;
}

/** What comes next, and what somebody has to look at. */
export function useNextPosts() {
  return useQuery({
    queryKey: nextPostsKey,
    queryFn: async () => {
      const hourAgo = new Date(Date.now() - 3_600_000).toISOString();
      const [next, needs] = await Promise.all([
        api.posts.list({ status: ["SCHEDULED", "PUBLISHING"], from: hourAgo, limit: 10 }),
        api.posts.list({ needsAttention: true, limit: 10 }),
      ]);
      return { next: next.items, needs: needs.items };
    },
  });
}
