"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { postsKey } from "../features/posts/posts-keys.ts";

const busyMs = 1_000;
const quietMs = 15_000;

/**
 * Keeps the posts on screen true, by asking again: every second while one of them is on its way. The one place that
 * knows how news arrive.
 */
export function useLivePosts(busy: boolean): void {
  const queries = useQueryClient();
  useEffect(() => {
    const refresh = () => {
      if (!document.hidden) void queries.invalidateQueries({ queryKey: postsKey });
    };
    const timer = setInterval(refresh, busy ? busyMs : quietMs);
    return () => clearInterval(timer);
  }, [queries, busy]);
}
