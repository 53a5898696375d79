"use client";

import type { Connection, Post } from "@planrrr/contract";
import { Icon } from "@planrrr/ui";
import { type FormEvent, useDeferredValue, useState } from "react";
import { useClock } from "../../time/use-clock.ts";
import { ActionBar } from "./action-bar.tsx";
import { ConflictDialog } from "./conflict-dialog.tsx";
import { ConflictNotice } from "./conflict-notice.tsx";
import { ConnectionPicks } from "./connection-picks.tsx";
import { type Draft, fieldsOf, isEmpty, toPostInput } from "./draft.ts";
import { focusProblem } from "./focus-problem.ts";
import { KeptDrafts } from "./kept-drafts.tsx";
import { Paper } from "./paper.tsx";
import { Previews } from "./previews.tsx";
import type { CheckedConnection } from "./problem-words.ts";
import { useCheck } from "./use-check.ts";
import type { SaveAs } from "./save-intent.ts";
import { SaveNotice } from "./save-notice.tsx";
import { savingWords } from "./saving-words.ts";
import { timeProblem } from "./time-problem.ts";
import { useConflict } from "./use-conflict.ts";
import { useDraft } from "./use-draft.ts";
import { useSaveKeys } from "./use-save-keys.ts";
import { useSaver } from "./use-saver.ts";
import { WhenBox } from "./when-box.tsx";

export interface ComposerProps {
  connections: Connection[];
  opened: Post | undefined;
  draftId: string;
  /** How a new post begins. */
  start: Partial<Draft>;
}

// The same each time, so that what depends on it rests.
const nothingChecked: CheckedConnection[] = [];

export function Composer({ connections, opened, draftId, start }: ComposerProps) {
  const usable = connections.filter(({ status }) => status === "ACTIVE").map(({ id }) => id);
  const desk = useDraft(draftId, opened, { connectionIds: usable.slice(0, 1), ...start });
  const saving = useSaver(desk);
  const conflict = useConflict(desk, saving);
  const { draft } = desk;
  const change = (part: Partial<Draft>) => {
    desk.change(part);
    saving.pause();
  };
  const timeError = timeProblem(draft, useClock().now);
  // The words can be checked though the time is not one yet.
  const check = useCheck(toPostInput(timeError ? { ...draft, when: "now" } : draft));
  const [tried, setTried] = useState(false);
  const checked = check.result?.connections ?? nothingChecked;
  const seen = useDeferredValue(draft);
  const isSaving = saving.state.is === "saving";

  const submit = (as: SaveAs) => {
    // A file that has not arrived would not be in the post; the bar below says so.
    if (draft.sending) return;
    if (as === "send") setTried(true);
    const isRefused = isEmpty(draft) || (check.isCurrent && check.result?.valid === false);
    if (as === "send" && (draft.connectionIds.length === 0 || timeError || isRefused))
      return focusProblem({ nowhere: draft.connectionIds.length === 0, time: timeError !== undefined });
    saving.save(as);
  };
  const saveAsNew = () => {
    if (saving.state.is !== "refused") return;
    desk.replace(fieldsOf(draft));
    saving.save(saving.state.as);
  };
  const keys = useSaveKeys({
    send: () => submit("send"),
    keep: () => submit(isPlanned(draft) ? "send" : "draft"),
  });

  return (
    <form
      className="composer"
      method="post"
      aria-labelledby="title"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        submit("send");
      }}
      onKeyDown={keys}
    >
      <div className="stack l">
        <div className="row between">
          <h1 className="h1" id="title">
            {draft.post ? "Change a post" : "Write a post"}
          </h1>
          <p className="note row tight" role="status">
            {desk.saved === "kept" && saving.state.is === "resting" ? <Icon name="tick" /> : null}
            {savingWords(desk.saved, saving.state)}
          </p>
        </div>
        <SaveNotice saving={saving} onSaveAsNew={saveAsNew} />
        <ConflictNotice conflict={conflict} />
        <ConflictDialog conflict={conflict} draft={draft} connections={connections} />
        <KeptDrafts shelf={desk.shelf} openId={desk.id} />
        <ConnectionPicks
          connections={connections}
          chosen={draft.connectionIds}
          onChange={(connectionIds) => change({ connectionIds })}
        />
        <Paper
          draft={draft}
          change={change}
          connections={connections}
          checked={checked}
          strict={tried}
          onDescribed={check.again}
          uploadsKey={`uploads of ${desk.shelf.keyOf(desk.id)}`}
        />
        <WhenBox draft={draft} change={change} check={check.result} error={timeError} />
      </div>
      <Previews draft={seen} connections={connections} checked={checked} />
      <ActionBar
        draft={draft}
        check={check.result}
        busy={isSaving}
        tried={tried}
        onKeep={() => submit("draft")}
      />
    </form>
  );
}

function isPlanned({ post }: Draft): boolean {
  return post?.status === "SCHEDULED" || post?.status === "PENDING_APPROVAL";
}
