"use client";

import type { CalendarPost } from "@planrrr/contract";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import { postsKey } from "../posts/posts-keys.ts";
import { addDays } from "./zone-time.ts";

export const calendarKey = [...postsKey, "calendar"] as const;

/** The posts of these days, and of a day around them: where a day begins is the zone's business. */
export function useCalendarPosts(first: string, last: string) {
  return useQuery({
    queryKey: [...calendarKey, first, last],
    queryFn: () => readAll(addDays(first, -1), addDays(last, 2)),
    placeholderData: keepPreviousData,
  });
}

async function readAll(first: string, last: string): Promise<CalendarPost[]> {
  const found: CalendarPost[] = [];
  let cursor: string | undefined;
  do {
    const span = { from: `${first}T00:00:00Z`, to: `${last}T00:00:00Z` };
    const { items, nextCursor } = await api.posts.calendar({ ...span, limit: 1000, cursor });
    found.push(...items);
    cursor = nextCursor ?? undefined;
  } while (cursor);
  return found;
}

/** What comes next, and what somebody has to look at. */
export function useNextPosts() {
  return useQuery({
    queryKey: [...postsKey, "next"],
    queryFn: async () => {
      const hourAgo = new Date(Date.now() - 3_600_000).toISOString();
      const [next, needs] = await Promise.all([
        api.posts.list({ status: ["SCHEDULED", "PUBLISHING"], from: hourAgo, limit: 10 }),
        api.posts.list({ needsAttention: true, limit: 4 }),
      ]);
      return { next: next.items, needs: needs.items };
    },
  });
}
