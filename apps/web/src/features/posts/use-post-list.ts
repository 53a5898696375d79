"use client";

import type { PostStatus } from "@planrrr/contract";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api } from "../../api/client.ts";
import { useOwnSearch } from "../../navigation/use-own-search.ts";
import { postListsKey } from "./posts-keys.ts";
import { isStatus } from "./status-words.ts";

export interface PostFilter {
  status: PostStatus | "ALL";
  connection: string;
  author: string;
  words: string;
}

const pageSize = 20;
const given = (value: string) => (value === "ALL" || value === "" ? undefined : value);

/** The team's posts, newest first, a page at a time. */
export function usePostList(filter: PostFilter) {
  const { status, connection, author, words } = filter;
  return useInfiniteQuery({
    queryKey: [...postListsKey, status, connection, author, words],
    queryFn: ({ pageParam }) =>
      api.posts.list({
        limit: pageSize,
        cursor: pageParam,
        status: status === "ALL" ? undefined : [status],
        connectionId: given(connection),
        authorId: given(author),
        search: given(words),
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** What is looked for stands in the address: a reload, or the way back, shows the same. */
export function usePostFilter() {
  const { query, change } = useOwnSearch();
  const asked = query.get("status");
  const status = isStatus(asked) ? asked : "ALL";
  const connection = query.get("connection") ?? "ALL";
  const author = query.get("author") ?? "ALL";
  const words = query.get("words") ?? "";
  const filter = useMemo<PostFilter>(
    () => ({ status, connection, author, words }),
    [status, connection, author, words],
  );
  const filtered = status !== "ALL" || connection !== "ALL" || author !== "ALL" || words !== "";
  return { filter, filtered, change };
}
