"use client";

import { Button, Notice } from "@planrrr/ui";
import { ownZone, sayDay, sayTime } from "../../time/say-when.ts";
import { useClock } from "../../time/use-clock.ts";
import type { Conflict } from "./use-conflict.ts";
import type { NewerPost } from "./use-newer-post.ts";

/** Calm news that somebody else has saved this post, while it is being changed here. */
export function ConflictNotice({ conflict }: { conflict: Conflict }) {
  const { newer, taken, show } = conflict;
  return (
    <div role="status" className="stack s">
      {newer ? (
        <Notice
          tone="calm"
          fact={<ChangedBy newer={newer} />}
          actions={<Button onClick={() => show(true)}>Look at the difference</Button>}
        >
          Yours is untouched, and nothing of either is lost.
        </Notice>
      ) : taken ? (
        <Notice
          tone="calm"
          fact={`${taken} ${taken.startsWith("You") ? "have" : "has"} changed this post just now.`}
        >
          You had changed nothing, so you see the new version.
        </Notice>
      ) : null}
    </div>
  );
}

/** "Mary Walsh changed this post today, 9:41." */
export function ChangedBy({ newer: { who, change } }: { newer: NewerPost }) {
  const { now } = useClock();
  const at = change?.at;
  return (
    <>
      {who} changed this post{at ? ` ${sayDay(at, ownZone(), now)}, ${sayTime(at, ownZone())}` : " meanwhile"}
      .
    </>
  );
}
