"use client";

import type { Connection } from "@planrrr/contract";
import { Button, Dialog } from "@planrrr/ui";
import { compareWords } from "./compare-words.ts";
import { ChangedBy } from "./conflict-notice.tsx";
import { ConflictFacts } from "./conflict-facts.tsx";
import { type Draft, fieldsOf } from "./draft.ts";
import type { Conflict } from "./use-conflict.ts";

export interface ConflictDialogProps {
  conflict: Conflict;
  draft: Draft;
  connections: Connection[];
}

/** Both versions side by side, and the three ways on. */
export function ConflictDialog({ conflict, draft, connections }: ConflictDialogProps) {
  const { newer, theirs, shown, show } = conflict;
  if (!newer || !theirs) return null;
  const mine = fieldsOf(draft);
  const name = newer.who.startsWith("You") ? "The other window’s" : `${newer.who}’s`;
  const both = () => {
    conflict.takeBoth();
    // The dialogue gives the focus back first; then the words are what is looked at.
    setTimeout(() => document.getElementById("words")?.focus());
  };
  return (
    <Dialog
      wide
      open={shown}
      onOpenChange={show}
      title="Two versions of this post"
      description={
        <>
          <ChangedBy newer={newer} /> Yours is different. What only one of them says is underlined.
        </>
      }
    >
      <div className="two-versions">
        <Version title="Yours" side="mine" mine={mine.text} theirs={theirs.text} />
        <Version title={name} side="theirs" mine={mine.text} theirs={theirs.text} />
      </div>
      <ConflictFacts mine={mine} theirs={theirs} connections={connections} theirName={name} />
      <div className="dialog-actions">
        <Button onClick={conflict.takeTheirs}>Take theirs</Button>
        <Button onClick={conflict.keepMine}>Keep mine</Button>
        <Button tone="ink" onClick={both}>
          Put both together
        </Button>
      </div>
    </Dialog>
  );
}

interface VersionProps {
  title: string;
  side: "mine" | "theirs";
  mine: string;
  theirs: string;
}

function Version({ title, side, mine, theirs }: VersionProps) {
  const runs = compareWords(mine, theirs).filter(({ kind }) => kind === "same" || kind === side);
  return (
    <section aria-label={`${title}: the words`}>
      <h3 className="h4">{title}</h3>
      <p className="words version" dir="auto" tabIndex={0}>
        {runs.length === 0 ? <span className="note">No words.</span> : null}
        {runs.map(({ kind, text }, index) =>
          kind === "same" ? (
            <span key={index}>{text}</span>
          ) : (
            <mark className="differs" key={index}>
              {text}
            </mark>
          ),
        )}
      </p>
    </section>
  );
}
