"use client";

import type { PostStatus, ValidatePostOutput } from "@planrrr/contract";
import { Button } from "@planrrr/ui";
import { numberWord } from "../../time/number-word.ts";
import { capitalise, sayWhen } from "../../time/say-when.ts";
import { costWords } from "./cost-words.ts";
import { useClock } from "../../time/use-clock.ts";
import type { Draft } from "./draft.ts";
import { useAsksApproval } from "./use-asks-approval.ts";

export interface ActionBarProps {
  draft: Draft;
  check: ValidatePostOutput | undefined;
  busy: boolean;
  /** Somebody has pressed the button: what is missing may be named now. */
  tried: boolean;
  onKeep: () => void;
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
  const status = draft.post?.status;
  const isPlanned = status === "SCHEDULED" || status === "PENDING_APPROVAL";
  const asks = useAsksApproval();
  return (
    <div className="actionbar">
      <div className="actionbar-in">
        <p>
          <b>{when}</b>
          <span className="soft">
            {" "}
            {whereWords(draft.connectionIds.length)} {asks ? `${approvalWords(status)} ` : null}
            {draft.sending ? <b>A file is still on its way. </b> : null}
            <Fixes check={check} draft={draft} tried={tried} />
            {costWords(check)}
          </span>
        </p>
        <div className="row">
          {isPlanned ? null : (
            <Button busy={busy} onClick={onKeep}>
              Keep as draft
            </Button>
          )}
          <Button tone="ink" type="submit" busy={busy}>
            {sendWords(draft, isPlanned, asks)}
          </Button>
        </div>
      </div>
    </div>
  );
}

function sendWords({ when, post }: Draft, isPlanned: boolean, asks: boolean): string {
  // One that waits for its approval already goes on waiting; a new version of an approved one asks again.
  if (asks && post?.status !== "PENDING_APPROVAL") return "Send for approval";
  if (isPlanned) return "Save the change";
  return when === "now" ? "Send now" : "Schedule post";
}

function approvalWords(status: PostStatus | undefined): string {
  if (status === "SCHEDULED") return "It was approved as it stood; changed, it is asked about again.";
  return "An owner or admin looks at it first.";
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
