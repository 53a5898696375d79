"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { connectionsKey } from "../features/connections/use-connections.ts";
import { postsKey } from "../features/posts/posts-keys.ts";
import { sessionKey, teamsKey } from "../session/use-session.ts";
import { followEvents } from "./follow-events.ts";

const busyMs = 1_000;
const quietMs = 15_000;

/**
 * Keeps the posts on screen true: the server tells what changes, and while it cannot we ask, every second when
 * something is on its way (`busy`). The one place that knows how news arrive.
 */
export function useLivePosts(busy: boolean): void {
  const queries = useQueryClient();
  const told = useRef(false);
  useEffect(
    () =>
      followEvents({
        onNews(about) {
          if (about !== "connections") void queries.invalidateQueries({ queryKey: postsKey });
          if (about !== "posts") void queries.invalidateQueries({ queryKey: connectionsKey });
        },
        onRefused() {
          void queries.invalidateQueries({ queryKey: sessionKey });
          void queries.invalidateQueries({ queryKey: teamsKey });
        },
        onFollowing(following) {
          told.current = following;
        },
      }),
    [queries],
  );
  useEffect(() => {
    const refresh = () => {
      if (!told.current && !document.hidden) void queries.invalidateQueries({ queryKey: postsKey });
    };
    const timer = setInterval(refresh, busy ? busyMs : quietMs);
    return () => clearInterval(timer);
  }, [queries, busy]);
}
