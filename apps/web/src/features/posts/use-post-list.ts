"use client";

import type { PostStatus } from "@planrrr/contract";
import { useInfiniteQuery } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import { postListKey } from "./posts-keys.ts";

export type StatusFilter = PostStatus | "ALL";

const pageSize = 20;

/** The team's posts, newest first, a page at a time. */
export function usePostList(status: StatusFilter) {
  return useInfiniteQuery({
    queryKey: postListKey(status),
    queryFn: ({ pageParam }) =>
      api.posts.list({ limit: pageSize, cursor: pageParam, status: status === "ALL" ? undefined : status }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}
