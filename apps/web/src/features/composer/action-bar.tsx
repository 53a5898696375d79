"use client";

import type { ValidatePostOutput } from "@planrrr/contract";
import { Button } from "@planrrr/ui";
import type { MouseEvent } from "react";
import { numberWord } from "../../time/number-word.ts";
import { capitalise, sayWhen } from "../../time/say-when.ts";
import { useClock } from "../../time/use-clock.ts";
import type { Draft } from "./draft.ts";

export interface ActionBarProps {
  draft: Draft;
  check: ValidatePostOutput | undefined;
  busy: boolean;
  /** Somebody has pressed the button: what is missing may be named now. */
  tried: boolean;
  onKeep: (event: MouseEvent) => void;
}

/** Says once more when and where, and holds the one strong action. */
export function ActionBar({ draft, check, busy, tried, onKeep }: ActionBarProps) {
  const { now } = useClock();
  const at = draft.when === "at" ? check?.scheduledAt : null;
  const when = at
    ? capitalise(sayWhen(at, draft.timeZone, now))
    : draft.when === "now"
      ? "Now"
      : "At a time you pick";
  const isPlanned = draft.post?.status === "SCHEDULED";
  return (
    <div className="actionbar">
      <div className="actionbar-in">
        <p>
          <b>{when}</b>
          <span className="soft">
            {" "}
            {whereWords(draft.connectionIds.length)} <Fixes check={check} draft={draft} tried={tried} />
          </span>
        </p>
        <div className="row">
          {isPlanned ? null : (
            <Button busy={busy} onClick={onKeep}>
              Keep as draft
            </Button>
          )}
          <Button tone="ink" type="submit" busy={busy}>
            {isPlanned ? "Save the change" : draft.when === "now" ? "Send now" : "Schedule post"}
          </Button>
        </div>
      </div>
    </div>
  );
}

function whereWords(count: number): string {
  if (count === 0) return "on no account yet.";
  return count === 1 ? "on one account." : `on ${numberWord(count)} accounts.`;
}

function Fixes({ check, draft, tried }: Pick<ActionBarProps, "check" | "draft" | "tried">) {
  if (draft.connectionIds.length === 0) return tried ? <b>Choose where it goes first.</b> : null;
  const fixes = (check?.connections ?? []).flatMap(({ problems }) =>
    problems.filter(({ severity, code }) => severity === "error" && (tried || code !== "EMPTY")),
  ).length;
  if (fixes === 0) return null;
  return (
    <a href="#problems">
      {fixes === 1 ? "One thing to fix first." : `${capitalise(numberWord(fixes))} things to fix first.`}
    </a>
  );
}
