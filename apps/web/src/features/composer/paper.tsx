"use client";

import type { Connection } from "@planrrr/contract";
import { useRef, useState } from "react";
import { AddPicture } from "./add-picture.tsx";
import type { Draft, DraftPicture } from "./draft.ts";
import { PictureRow } from "./picture-row.tsx";
import { ProblemList } from "./problem-list.tsx";
import type { CheckedConnection } from "./problem-words.ts";
import { changeVersion, dropVersion, hasOwnVersion, type Version, writtenFor } from "./versions.ts";
import { VersionNote } from "./version-note.tsx";
import { nameAmong, VersionTabs } from "./version-tabs.tsx";

export interface PaperProps {
  draft: Draft;
  change: (change: Partial<Draft>) => void;
  connections: Connection[];
  checked: CheckedConnection[];
  /** Somebody has pressed the button: what is missing may be named now. */
  strict: boolean;
  onDescribed: () => void;
}

/** The sheet one writes on: everyone's version, or that of one account. */
export function Paper({ draft, change, connections, checked, strict, onDescribed }: PaperProps) {
  const words = useRef<HTMLTextAreaElement>(null);
  const [wanted, setShown] = useState<string>();
  const chosen = connections.filter(({ id }) => draft.connectionIds.includes(id));
  const hasTabs = chosen.length > 1 || chosen.some(({ id }) => hasOwnVersion(draft, id));
  const shown = hasTabs ? chosen.find(({ id }) => id === wanted) : undefined;
  const { text, pictures } = writtenFor(draft, shown?.id);
  const name = shown && nameAmong(shown, chosen);
  const write = (part: Version) => change(shown ? changeVersion(draft, shown.id, part) : part);
  const show = (id: string | undefined) => {
    setShown(id);
    words.current?.focus();
  };
  const changePicture = (changed: DraftPicture) =>
    write({ pictures: pictures.map((each) => (each.id === changed.id ? changed : each)) });

  return (
    <div className="paper">
      {hasTabs ? (
        <VersionTabs draft={draft} chosen={chosen} checked={checked} shown={shown?.id} onShow={setShown} />
      ) : null}
      {shown && name ? (
        <VersionNote
          name={name}
          isOwn={hasOwnVersion(draft, shown.id)}
          onDrop={() => change(dropVersion(draft, shown.id))}
        />
      ) : null}
      <label className="sr" htmlFor="words">
        {name ? `Your words for ${name}` : "Your words"}
      </label>
      <textarea
        id="words"
        ref={words}
        className="paper-words"
        dir="auto"
        rows={8}
        placeholder="One thing you said to a client this week …"
        aria-describedby="problems"
        value={text}
        onChange={(event) => write({ text: event.target.value })}
      />
      <ProblemList
        draft={draft}
        change={change}
        connections={shown ? checked.filter(({ connectionId }) => connectionId === shown.id) : checked}
        shown={shown?.id}
        strict={strict}
        onShow={show}
      />
      {pictures.map((picture) => (
        <PictureRow
          key={picture.id}
          picture={picture}
          onChange={(alt) => changePicture({ id: picture.id, alt })}
          onDescribed={onDescribed}
          onRemove={() => write({ pictures: pictures.filter(({ id }) => id !== picture.id) })}
        />
      ))}
      <div className="paper-foot">
        <AddPicture onAdded={(picture) => write({ pictures: [...pictures, picture] })} />
      </div>
    </div>
  );
}
