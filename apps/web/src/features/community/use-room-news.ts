"use client";

import type { CommunityNotifications, CommunityOutgoingMessage } from "@planrrr/contract";
import { showToast } from "@planrrr/ui";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { askRoom } from "./ask-room.ts";
import { newsKey } from "./room-keys.ts";

type Notice = Pick<
  Extract<CommunityOutgoingMessage, { type: "LIVE_NOTIFICATION" }>,
  "title" | "body" | "link"
>;

const pollMs = 30_000;

/** What the room was told in the last days. While no line is open, what is new is told as the line would have. */
export function useRoomNews({ isIn, hasLine }: { isIn: boolean; hasLine: boolean }) {
  const known = useRef<Set<string>>(undefined);
  const news = useQuery({
    queryKey: newsKey,
    queryFn: () => askRoom<CommunityNotifications>("/notifications"),
    enabled: isIn,
    refetchInterval: hasLine ? false : pollMs,
  });
  const items = news.data?.items;
  useEffect(() => {
    if (!items) return;
    const fresh = known.current ? items.filter(({ id }) => !known.current?.has(id)) : [];
    known.current = new Set(items.map(({ id }) => id));
    if (!hasLine) for (const notice of fresh.slice(0, 2)) tellNotice(notice);
  }, [items, hasLine]);
  return items ?? [];
}

/** A gold word in the corner, which stays long enough to be read. */
export function tellNotice({ title, body, link }: Notice): void {
  showToast({
    fact: title,
    ...(body === "" ? {} : { more: body }),
    icon: link.startsWith("/") ? "pin" : "heart",
    action: { label: "Tap to view", run: () => openLink(link) },
  });
}

/** Pages of ours in their own window, what is elsewhere in another one. */
export function openLink(link: string): void {
  if (!link.startsWith("/")) {
    window.open(link, "_blank", "noopener,noreferrer");
    return;
  }
  const { pathname, search, hash } = new URL(link, window.location.origin);
  const post = new URLSearchParams(search).get("post") ?? hash.replace(/^#(?:post-)?/, "");
  const there = document.querySelector<HTMLElement>(`[data-post="${CSS.escape(post)}"]`);
  if (pathname === window.location.pathname && there) {
    there.scrollIntoView({ block: "center" });
    // The toast gives the focus back to where it came from, once: after that it stays where we put it.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    there.focus();
  } else window.location.assign(link);
}
