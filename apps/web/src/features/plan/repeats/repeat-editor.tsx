"use client";

import { Skeleton } from "@planrrr/ui";
import { ownZone } from "../../../time/say-when.ts";
import { useConnections } from "../../connections/use-connections.ts";
import { usePost } from "../../post/use-post.ts";
import { ProblemNotice } from "../../problem-notice.tsx";
import { useTeamSettings } from "../../team/use-team.ts";
import { changedRepeat, newRepeat } from "./repeat-draft.ts";
import { RepeatForm } from "./repeat-form.tsx";
import { useRecurrence } from "./use-recurrences.ts";

export interface RepeatEditorProps {
  /** The one to change; empty: a new one. */
  id: string;
  /** A post whose content a new one begins with. */
  postId: string;
}

/** Waits for what the form needs. */
export function RepeatEditor({ id, postId }: RepeatEditorProps) {
  const connections = useConnections();
  const settings = useTeamSettings();
  const recurrence = useRecurrence(id);
  const post = usePost(postId);
  const error =
    connections.error ??
    settings.error ??
    (id === "" ? null : recurrence.error) ??
    (postId === "" ? null : post.error);
  if (error) return <ProblemNotice error={error} />;
  if (!connections.data || !settings.data || (id && !recurrence.data) || (postId && !post.data))
    return <Skeleton label="Opening it" rows={2} height={240} />;
  const usable = connections.data.filter(({ status }) => status === "ACTIVE").map((each) => each.id);
  const first = recurrence.data
    ? changedRepeat(recurrence.data)
    : newRepeat(new Date(), settings.data.timeZone ?? ownZone(), usable.slice(0, 1), post.data);
  return <RepeatForm key={id || "new"} first={first} connections={connections.data} />;
}
