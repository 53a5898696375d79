"use client";

import type { CommunityPost, CommunityPostPage } from "@planrrr/contract";
import {
  type InfiniteData,
  type QueryClient,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useState } from "react";
import { askRoom } from "./ask-room.ts";
import { arrangeFeed, changePost } from "./feed-pages.ts";
import { latestKey, olderKey } from "./room-keys.ts";

const pollMs = 30_000;

/** The room's posts. While no line is open they are asked for every half minute. */
export function useFeed({ hasLine, userId }: { hasLine: boolean; userId: string | undefined }) {
  const queries = useQueryClient();
  const [seenUpTo, setSeenUpTo] = useState<string>();
  const latest = useQuery({
    queryKey: latestKey,
    queryFn: () => askRoom<CommunityPostPage>("/posts"),
    enabled: userId !== undefined,
    refetchInterval: hasLine ? false : pollMs,
  });
  // Where the first look ended, older ones begin, however many have come since.
  const [before, setBefore] = useState<string>();
  const older = useInfiniteQuery({
    queryKey: [...olderKey, before],
    queryFn: ({ pageParam }) => askRoom<CommunityPostPage>(`/posts?before=${encodeURIComponent(pageParam)}`),
    initialPageParam: before ?? "",
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    enabled: before !== undefined,
    staleTime: Infinity,
  });
  const first = latest.data?.items[0]?.createdAt ?? (latest.data ? new Date(0).toISOString() : undefined);
  if (seenUpTo === undefined && first !== undefined) setSeenUpTo(first);
  const feed =
    latest.data && userId !== undefined && seenUpTo !== undefined
      ? arrangeFeed(latest.data, older.data?.pages ?? [], { seenUpTo, userId })
      : undefined;
  const cursor = latest.data?.nextCursor ?? undefined;
  return {
    feed,
    error: latest.error,
    retry: () => void latest.refetch(),
    /** Shows what waits. A gap between it and what is shown would be read over: older ones are read anew. */
    showNew() {
      if (first === undefined) return;
      setSeenUpTo(first);
      if (before !== undefined) setBefore(cursor);
    },
    hasOlder: before === undefined ? cursor !== undefined : older.hasNextPage,
    readingOlder: older.isFetching,
    readOlder() {
      if (before === undefined) setBefore(cursor);
      else void older.fetchNextPage();
    },
    readAgain: () => queries.invalidateQueries({ queryKey: latestKey }),
  };
}

/** Changes one post wherever it is shown. */
export function changeInFeed(
  queries: QueryClient,
  postId: string,
  change: (post: CommunityPost) => CommunityPost,
): void {
  queries.setQueryData<CommunityPostPage>(latestKey, (page) => page && changePost(page, postId, change));
  queries.setQueriesData<InfiniteData<CommunityPostPage>>(
    { queryKey: olderKey },
    (list) => list && { ...list, pages: list.pages.map((page) => changePost(page, postId, change)) },
  );
}

/** Takes one post out wherever it is shown. */
export function takeFromFeed(queries: QueryClient, postId: string): void {
  const without = (page: CommunityPostPage): CommunityPostPage => ({
    ...page,
    items: page.items.filter(({ id }) => id !== postId),
    pinned: page.pinned.filter(({ id }) => id !== postId),
  });
  queries.setQueryData<CommunityPostPage>(latestKey, (page) => page && without(page));
  queries.setQueriesData<InfiniteData<CommunityPostPage>>(
    { queryKey: olderKey },
    (list) => list && { ...list, pages: list.pages.map(without) },
  );
}
