"use client";

import { Button, Icon, Skeleton } from "@planrrr/ui";
import { Link } from "../../../navigation/link.tsx";
import { useNavigation } from "../../../navigation/use-navigation.ts";
import { useConnections } from "../../connections/use-connections.ts";
import { ProblemNotice } from "../../problem-notice.tsx";
import { PlanFrame } from "../plan-frame.tsx";
import { NoRepeats } from "./no-repeats.tsx";
import { RepeatEditor } from "./repeat-editor.tsx";
import { RepeatRow } from "./repeat-row.tsx";
import { useRecurrences } from "./use-recurrences.ts";

/** The list, or by its address one that is written: `?new`, `?post=…`, `?change=…`. */
export function RepeatsPage() {
  const { query } = useNavigation();
  const id = query.get("change") ?? "";
  const postId = query.get("post") ?? "";
  if (id || postId || query.has("new"))
    return (
      <PlanFrame
        title={id ? "Change what repeats" : "Repeat a post"}
        lead="Each time is a post of its own, made five weeks ahead. You can change or stop any one of them."
      >
        <RepeatEditor id={id} postId={postId} />
      </PlanFrame>
    );
  return <RepeatList />;
}

function RepeatList() {
  const recurrences = useRecurrences();
  const connections = useConnections();
  const { data } = recurrences;
  return (
    <PlanFrame
      title="Repeating posts"
      lead="What goes out again and again by itself: a weekly question, the first Monday of a month."
      action={
        <Button asChild tone="ink">
          <Link href="/plan/repeats?new=1">
            <Icon name="add" />
            Repeat a post
          </Link>
        </Button>
      }
    >
      {recurrences.error ? <ProblemNotice error={recurrences.error} /> : null}
      {recurrences.isPending ? <Skeleton label="Reading what repeats" height={160} /> : null}
      {data?.length === 0 ? <NoRepeats /> : null}
      {data && data.length > 0 ? (
        <ul className="stack">
          {data.map((recurrence) => (
            <RepeatRow key={recurrence.id} recurrence={recurrence} connections={connections.data ?? []} />
          ))}
        </ul>
      ) : null}
    </PlanFrame>
  );
}
