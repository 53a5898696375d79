"use client";

import type { Connection, Post } from "@planrrr/contract";
import { Icon } from "@planrrr/ui";
import { type FormEvent, useState } from "react";
import { ORPCError } from "@orpc/client";
import { ProblemNotice } from "../problem-notice.tsx";
import { ActionBar } from "./action-bar.tsx";
import { ConnectionPicks } from "./connection-picks.tsx";
import "./composer.css";
import { toPostInput } from "./draft.ts";
import { Paper } from "./paper.tsx";
import { Previews } from "./previews.tsx";
import { useCheck } from "./use-check.ts";
import { useDraft } from "./use-draft.ts";
import { type SaveAs, useSavePost } from "./use-save-post.ts";
import { useTemplateText } from "./use-template-text.ts";
import { WhenBox } from "./when-box.tsx";

const savedWords = {
  nothing: "",
  pending: "Saving …",
  kept: "Kept in this browser",
  failed: "This browser keeps nothing: save it as a draft",
};

export interface ComposerProps {
  connections: Connection[];
  opened: Post | undefined;
  /** A saved text to begin with. */
  template?: string | undefined;
}

export function Composer({ connections, opened, template }: ComposerProps) {
  const usable = connections.filter(({ status }) => status === "ACTIVE").map(({ id }) => id);
  const { draft, change, saved, clear } = useDraft(opened, usable.slice(0, 1));
  useTemplateText(template, draft.text, change);
  const check = useCheck(toPostInput(draft));
  const save = useSavePost(clear);
  const [tried, setTried] = useState(false);
  const checked = check.result?.connections ?? [];
  const timeError =
    check.error instanceof ORPCError && check.error.code === "TIME_IN_PAST"
      ? "That time has passed."
      : undefined;

  const submit = (event: FormEvent, as: SaveAs) => {
    event.preventDefault();
    if (as === "send") setTried(true);
    const refused =
      as === "send" &&
      (draft.connectionIds.length === 0 || timeError || (check.isCurrent && check.result?.valid === false));
    if (refused || save.isPending) return;
    save.mutate({ draft, as });
  };

  return (
    <form
      className="composer"
      method="post"
      aria-labelledby="title"
      onSubmit={(event) => submit(event, "send")}
    >
      <div className="stack l">
        <div className="row between">
          <h1 className="h1" id="title">
            {draft.post ? "Change a post" : "Write a post"}
          </h1>
          <p className="note row tight" role="status">
            {saved === "kept" ? <Icon name="tick" /> : null}
            {savedWords[saved]}
          </p>
        </div>
        {save.error ? <ProblemNotice error={save.error} /> : null}
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
        />
        <WhenBox draft={draft} change={change} check={check.result} error={timeError} />
      </div>
      <Previews draft={draft} connections={connections} checked={checked} />
      <ActionBar
        draft={draft}
        check={check.result}
        busy={save.isPending}
        tried={tried}
        onKeep={(event) => submit(event, "draft")}
      />
    </form>
  );
}
