"use client";

import type { Connection } from "@planrrr/contract";
import { Button, Dialog } from "@planrrr/ui";
import { ChangedBy } from "./conflict-notice.tsx";
import { ConflictFacts } from "./conflict-facts.tsx";
import { ConflictTexts } from "./conflict-texts.tsx";
import { ConflictVersions } from "./conflict-versions.tsx";
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
      <ConflictTexts mine={mine.text} theirs={theirs.text} theirName={name} />
      <ConflictFacts mine={mine} theirs={theirs} connections={connections} theirName={name} />
      <ConflictVersions mine={mine} theirs={theirs} connections={connections} theirName={name} />
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
