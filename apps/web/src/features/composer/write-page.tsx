"use client";

import { Skeleton } from "@planrrr/ui";
import { useState } from "react";
import { useNavigation } from "../../navigation/use-navigation.ts";
import { useSignedIn } from "../../session/use-session.ts";
import { ownZone } from "../../time/say-when.ts";
import { useConnections } from "../connections/use-connections.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { chooseDraft } from "./choose-draft.ts";
import { Composer } from "./composer.tsx";
import type { Draft } from "./draft.ts";
import { openShelf } from "./draft-shelf.ts";
import { useOpenedPost } from "./use-opened-post.ts";

/** Each desk for itself: another post, another draft, or another person begins with a clean one. */
export function WritePage() {
  const { query } = useNavigation();
  const { user, team } = useSignedIn();
  const own = ["post", "draft", "day", "time", "zone", "words"].map((name) => query.get(name) ?? "");
  return <Desk key={[user.id, team.id, ...own].join(" ")} />;
}

/** Waits for what the desk needs: the accounts, and the post that is opened again. */
function Desk() {
  const { query } = useNavigation();
  const { user, team } = useSignedIn();
  const [start] = useState(() => startOf(query));
  const [draftId] = useState(() =>
    chooseDraft(
      openShelf({ userId: user.id, teamId: team.id }),
      {
        post: query.get("post") ?? undefined,
        draft: query.get("draft") ?? undefined,
        begins: Object.keys(start).length > 0 ? query.toString() : undefined,
      },
      Date.now(),
      () => crypto.randomUUID(),
    ),
  );
  const id = query.get("post") ?? "";
  const connections = useConnections();
  const post = useOpenedPost(id);
  const [kept] = useState(() => openShelf({ userId: user.id, teamId: team.id }).read(draftId));
  const [isOpen, setOpen] = useState(false);
  const waits = connections.isPending || (id !== "" && post.isPending);
  // A post that was deleted meanwhile still has its words here.
  const error = connections.error ?? (id === "" || kept ? null : post.error);
  // What changes on the server later is told on the desk; it does not close it.
  if (!isOpen && !waits && !error) setOpen(true);
  return (
    <div className="page">
      {error && !isOpen ? (
        <>
          <h1 className="h1 mb-8">Write a post</h1>
          <ProblemNotice error={error} />
        </>
      ) : null}
      {waits && !error && !isOpen ? (
        <>
          <h1 className="h1 mb-8">Write a post</h1>
          <Skeleton label="Opening your desk" rows={2} height={180} />
        </>
      ) : null}
      {connections.data && isOpen ? (
        <Composer
          connections={connections.data}
          opened={id === "" ? undefined : post.data}
          draftId={draftId}
          start={start}
        />
      ) : null}
    </div>
  );
}

/** `?day=2026-10-25`, `?time=09:00`: from a day of the calendar. `?words=`: from a deal. */
function startOf(query: URLSearchParams): Partial<Draft> {
  const words = query.get("words")?.slice(0, longestStart) ?? "";
  const day = query.get("day") ?? "";
  const start: Partial<Draft> = words === "" ? {} : { text: words };
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return start;
  const time = query.get("time") ?? "";
  const timeZone = query.get("zone") ?? ownZone();
  return { ...start, when: "at", date: day, time: /^\d\d:\d\d$/.test(time) ? time : "09:00", timeZone };
}

const longestStart = 2000;
