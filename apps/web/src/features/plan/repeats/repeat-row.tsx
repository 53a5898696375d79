"use client";

import type { Connection, Recurrence } from "@planrrr/contract";
import { Button, ConfirmDialog, NetworkMark, Notice, StateMark } from "@planrrr/ui";
import { useState } from "react";
import { Link } from "../../../navigation/link.tsx";
import { cityOf, sayWhen } from "../../../time/say-when.ts";
import { useClock } from "../../../time/use-clock.ts";
import { titleOf } from "../../posts/post-state.ts";
import { sayLocalTime } from "../slots/say-slot.ts";
import { PlannedPosts } from "./planned-posts.tsx";
import { sayRule } from "./say-rule.ts";
import { useRepeatActions } from "./use-repeat-actions.ts";

export function RepeatRow({
  recurrence,
  connections,
}: {
  recurrence: Recurrence;
  connections: Connection[];
}) {
  const { id, name, rule, start, post, status, problem, next } = recurrence;
  const { now } = useClock();
  const { turn, end } = useRepeatActions(recurrence);
  const [ending, setEnding] = useState(false);
  const title = name || titleOf(post.text);
  const of = <span className="sr"> “{title}”</span>;
  const [day = "", time = ""] = start.localTime.split("T");
  const accounts = connections.filter((each) => post.connectionIds.includes(each.id));
  return (
    <li className="panel stack">
      <div className="row between items-start">
        <div className="stack s min-w-0">
          <h2 className="h3 wrap-anywhere" dir="auto">
            {title}
          </h2>
          <p>
            {sayRule(rule, day)}, {sayLocalTime(time)} in {cityOf(start.timeZone)}
          </p>
          <p className="note" role="status">
            {status === "ACTIVE" ? (
              <StateMark kind="planned">
                {next[0] ? `Next ${sayWhen(next[0], start.timeZone, now)}` : "Nothing more to come"}
              </StateMark>
            ) : (
              <StateMark kind={status === "PAUSED" ? "waiting" : "out"}>
                {status === "PAUSED" ? "Paused: nothing goes out" : "Ended: its last post is planned or out"}
              </StateMark>
            )}
          </p>
        </div>
        <span className="nets">
          {accounts.map((account) => (
            <NetworkMark key={account.id} network={account.network} size="s" named />
          ))}
        </span>
      </div>
      {problem ? (
        <Notice tone="warn" fact="We paused it.">
          {problem} Change it, and it goes on.
        </Notice>
      ) : null}
      <PlannedPosts recurrence={recurrence} />
      <div className="row">
        <Button asChild>
          <Link href={`/plan/repeats?change=${id}`}>Change{of}</Link>
        </Button>
        {status === "ENDED" ? null : (
          <Button
            tone="bare"
            busy={turn.isPending}
            onClick={() => turn.mutate(status === "PAUSED" ? "ACTIVE" : "PAUSED")}
          >
            {status === "PAUSED" ? "Resume" : "Pause"}
            {of}
          </Button>
        )}
        <Button tone="bare" onClick={() => setEnding(true)}>
          {status === "ENDED" ? "Delete" : "End"}
          {of}
        </Button>
      </div>
      <ConfirmDialog
        open={ending}
        onOpenChange={setEnding}
        title={status === "ENDED" ? "Delete it?" : "End it?"}
        description="Its planned posts go with it, but for those that somebody has changed. What went out stays where it is. This cannot be undone."
        confirm={status === "ENDED" ? "Delete it" : "End it"}
        busy={end.isPending}
        onConfirm={() => end.mutate(undefined, { onSettled: () => setEnding(false) })}
      />
    </li>
  );
}
