"use client";

import type { Recurrence } from "@planrrr/contract";
import { Skeleton } from "@planrrr/ui";
import { useState } from "react";
import { Link } from "../../../navigation/link.tsx";
import { capitalise, sayWhen } from "../../../time/say-when.ts";
import { useClock } from "../../../time/use-clock.ts";
import { ProblemNotice } from "../../problem-notice.tsx";
import { usePlannedPosts } from "./use-recurrences.ts";

/** The posts it has made for the next weeks, each with its own page. Read once somebody asks. */
export function PlannedPosts({ recurrence: { id, start, post } }: { recurrence: Recurrence }) {
  const [open, setOpen] = useState(false);
  const { now } = useClock();
  const planned = usePlannedPosts(id, open);
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Its words and planned posts</summary>
      <div className="stack pt-2">
        <p className="words soft" dir="auto">
          {post.text}
        </p>
        {planned.error ? <ProblemNotice error={planned.error} /> : null}
        {planned.isLoading ? <Skeleton label="Reading its posts" rows={2} height={44} /> : null}
        {planned.data?.length === 0 ? <p className="note">Nothing of it is planned now.</p> : null}
        {planned.data && planned.data.length > 0 ? (
          <>
            <ol className="moments">
              {planned.data.map(({ id: postId, scheduledAt, text, status, version }) => (
                <li key={postId} className="row between">
                  <Link className="text-link" href={`/post?id=${postId}`}>
                    {scheduledAt ? capitalise(sayWhen(scheduledAt, start.timeZone, now)) : text}
                  </Link>
                  {status === "PENDING_APPROVAL" ? <span className="note">Waits for a yes</span> : null}
                  {version > 1 ? <span className="note">Changed by hand: it stays as it is</span> : null}
                </li>
              ))}
            </ol>
            <p className="note">
              Posts are made five weeks ahead. Change one on its own page, and only that one differs.
            </p>
          </>
        ) : null}
      </div>
    </details>
  );
}
