"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { postsKey } from "../features/posts/posts-keys.ts";
import { following } from "./following.ts";

const busyMs = 1_000;
const quietMs = 15_000;

/** While the server cannot tell, we ask: every second when something on screen is on its way (`busy`). */
export function useLivePosts(busy: boolean): void {
  const queries = useQueryClient();
  useEffect(() => {
    const timer = setInterval(
      () => {
        if (!following.now && !document.hidden) void queries.invalidateQueries({ queryKey: postsKey });
      },
      busy ? busyMs : quietMs,
    );
    return () => clearInterval(timer);
  }, [queries, busy]);
}
