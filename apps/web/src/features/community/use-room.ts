"use client";

import type { CommunityLike, CommunityOutgoingMessage, CommunityPresence } from "@planrrr/contract";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { tellProblem } from "../../api/tell-problem.ts";
import { useInstance } from "../../session/use-instance.ts";
import { RouteError } from "../../api/send-json.ts";
import { askRoom, takePass } from "./ask-room.ts";
import { createLineLikes } from "./line-likes.ts";
import { openRoomSocket, type RoomSocket } from "./open-room-socket.ts";
import { latestKey, newsKey, passKey, presenceKey } from "./room-keys.ts";
import { changeInFeed } from "./use-feed.ts";
import { useHearts } from "./use-hearts.ts";
import { tellNotice } from "./use-room-news.ts";

const presenceMs = 60_000;

export type SetLike = (postId: string, liked: boolean) => Promise<CommunityLike>;

/** The team's room: who is there and what comes over its line. Without a line everything is asked for. */
export function useRoom() {
  const queries = useQueryClient();
  const [line, setLine] = useState<"opening" | "open" | "down">("opening");
  const hasLine = line === "open";
  const { hearts, float, land } = useHearts();
  const socket = useRef<RoomSocket>(undefined);
  const [lineLikes] = useState(createLineLikes);
  const instance = useInstance();
  const hasRooms = instance.data ? instance.data.edgeUrl !== null : undefined;
  const pass = useQuery({
    queryKey: passKey,
    queryFn: takePass,
    staleTime: 300_000,
    enabled: hasRooms === true,
  });
  const isIn = pass.data !== undefined;
  const presence = useQuery({
    queryKey: presenceKey,
    queryFn: () => askRoom<CommunityPresence>("/presence"),
    // Who asks counts as present for a while: a line that is only just opening says it by itself.
    enabled: isIn && line === "down",
    refetchInterval: presenceMs,
  });

  const hear = useCallback(
    (message: CommunityOutgoingMessage) => {
      lineLikes.hear(message);
      switch (message.type) {
        case "PRESENCE_UPDATE":
          return queries.setQueryData<CommunityPresence>(presenceKey, message);
        case "LIVE_CHEER":
          return float(message.userId);
        case "LIVE_NOTIFICATION":
          tellNotice(message);
          return void queries.invalidateQueries({ queryKey: newsKey });
        case "NEW_POSTS":
        case "POST_CHANGED":
          return void queries.invalidateQueries({ queryKey: latestKey });
        case "LIKE_UPDATE":
          return changeInFeed(queries, message.postId, (post) => ({
            ...post,
            likes: message.likes,
            liked: message.liked ?? post.liked,
          }));
        case "ERROR":
          return tellRefusal(message);
      }
    },
    [queries, float, lineLikes],
  );

  useEffect(() => {
    if (!isIn) return undefined;
    let left = false;
    const onLine = (open: boolean) => {
      setLine(open ? "open" : "down");
      if (!open) lineLikes.lineIsDown();
      // What was said while the line was down.
      if (open) void queries.invalidateQueries({ queryKey: latestKey });
    };
    const open = async () => {
      const opened = await openRoomSocket({ onLine, onMessage: hear });
      if (left) opened.close();
      else socket.current = opened;
    };
    void open();
    return () => {
      left = true;
      socket.current?.close();
      socket.current = undefined;
      setLine("opening");
    };
  }, [isIn, hear, queries, lineLikes]);

  const cheer = async () => {
    if (socket.current?.send({ type: "SEND_CHEER", icon: "heart" })) return;
    try {
      await askRoom("/cheers", { method: "POST", json: { icon: "heart" } });
      if (pass.data) float(pass.data.userId);
    } catch (error) {
      tellProblem(error);
    }
  };

  const setLike: SetLike = async (postId, liked) => {
    const answer = await lineLikes.ask(postId, liked, (message) => socket.current?.send(message) ?? false);
    return answer ?? askRoom<CommunityLike>(`/posts/${postId}/like`, { method: liked ? "POST" : "DELETE" });
  };

  return {
    /** False: this planrrr has no edge, and so no rooms. */
    hasRooms,
    pass: pass.data,
    error: instance.error ?? pass.error,
    retry: () => void (hasRooms ? pass : instance).refetch(),
    hasLine,
    presence: presence.data,
    hearts,
    land,
    cheer: () => void cheer(),
    setLike,
  };
}

/** What was refused over the line is told as it would be of a request; a like is asked again by one. */
function tellRefusal({
  code,
  message,
  retryAfter,
}: Extract<CommunityOutgoingMessage, { type: "ERROR" }>): void {
  if (code !== "MUTED" && code !== "RATE_LIMITED") return;
  const until = retryAfter === undefined ? undefined : new Date(Date.now() + retryAfter * 1_000);
  tellProblem(new RouteError(code === "MUTED" ? 403 : 429, code, message, until ? { until } : {}));
}
