"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { connectionsKey } from "../features/connections/use-connections.ts";
import { dealsKey } from "../features/watching/deals-key.ts";
import { postsKey } from "../features/posts/posts-keys.ts";
import { sessionKey, teamsKey, useSignedIn } from "../session/use-session.ts";
import { followEvents } from "./follow-events.ts";
import { following } from "./following.ts";
import { takeNews } from "./take-news.ts";

/** Behind the stream, in case it is silent without having broken. */
const safetyMs = 60_000;

/** Once per app: keeps everything that is on the screen true. */
export function useLiveNews(): void {
  const queries = useQueryClient();
  const { team } = useSignedIn();
  useEffect(() => {
    const readAll = () => {
      for (const queryKey of [postsKey, connectionsKey, dealsKey])
        void queries.invalidateQueries({ queryKey });
    };
    const timer = setInterval(() => {
      if (!document.hidden) readAll();
    }, safetyMs);
    const leave = followEvents(team.id, {
      // What could not be read singly is read as a whole, and tells there why it can't.
      onNews: (news) => void takeNews(queries, news).catch(readAll),
      onRefused() {
        for (const queryKey of [sessionKey, teamsKey]) void queries.invalidateQueries({ queryKey });
      },
      onFollowing: following.tell,
    });
    return () => {
      clearInterval(timer);
      leave();
    };
  }, [queries, team.id]);
}
