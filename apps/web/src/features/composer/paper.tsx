"use client";

import type { Connection } from "@planrrr/contract";
import { useEffect, useRef, useState } from "react";
import { AccountSettings } from "./account-settings.tsx";
import { type Draft, toDraftPicture } from "./draft.ts";
import { LinkBox } from "./link-box.tsx";
import { PaperFoot } from "./paper-foot.tsx";
import { PartList } from "./part-list.tsx";
import { PictureList } from "./picture-list.tsx";
import { ProblemList } from "./problem-list.tsx";
import type { CheckedConnection } from "./problem-words.ts";
import { filesIn, useFileDrop } from "./use-file-drop.ts";
import { useUploads } from "./uploads/use-uploads.ts";
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
  /** Under which files on their way are kept in the browser. */
  uploadsKey: string;
}

/** The sheet one writes on: everyone's version, or that of one account. */
export function Paper({ draft, change, connections, checked, strict, onDescribed, uploadsKey }: PaperProps) {
  const words = useRef<HTMLTextAreaElement>(null);
  const hand = useRef<HTMLTextAreaElement>(null);
  const [wanted, setShown] = useState<string>();
  const chosen = connections.filter(({ id }) => draft.connectionIds.includes(id));
  const hasTabs = chosen.length > 1 || chosen.some(({ id }) => hasOwnVersion(draft, id));
  const shown = hasTabs ? chosen.find(({ id }) => id === wanted) : undefined;
  const onlyOne = chosen.length === 1 ? chosen[0] : undefined;
  const withSettings = shown ?? onlyOne;
  const written = writtenFor(draft, shown?.id);
  const name = shown && nameAmong(shown, chosen);
  const latest = useRef(draft);
  useEffect(() => {
    latest.current = draft;
  }, [draft]);
  // Also long after: what is taken away can be taken back.
  const write = (part: Version) => change(shown ? changeVersion(latest.current, shown.id, part) : part);

  const uploads = useUploads(uploadsKey, (media, id) => {
    const pictures = [...writtenFor(latest.current, id).pictures, toDraftPicture(media)];
    change(id === undefined ? { pictures } : changeVersion(latest.current, id, { pictures }));
  });
  const isSending = uploads.uploads.length > 0;
  const isMarked = draft.sending ?? false;
  useEffect(() => {
    // What is begun belongs to this draft, also where no word is written yet: a reload finds it again.
    if (isSending !== isMarked) change({ sending: isSending || undefined });
  });
  /** To the version that was on the paper when they were chosen, however long they take to arrive. */
  const addPictures = (files: File[]) => {
    uploads.add(files, shown?.id);
  };
  const drop = useFileDrop(addPictures);
  const problems = {
    draft,
    change,
    connections: shown ? checked.filter(({ connectionId }) => connectionId === shown.id) : checked,
    shown: shown?.id,
    strict,
    onShow(id: string) {
      setShown(id);
      words.current?.focus();
    },
  };

  return (
    <div className={`paper ${drop.isOver ? "dropping" : ""}`} {...drop.handlers}>
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
        maxLength={100_000}
        placeholder="One thing you said to a client this week …"
        aria-describedby="problems"
        value={written.text}
        onFocus={(event) => (hand.current = event.currentTarget)}
        onChange={(event) => write({ text: event.target.value })}
        onPaste={(event) => {
          const files = filesIn(event.clipboardData);
          if (files.length === 0) return;
          event.preventDefault();
          addPictures(files);
        }}
      />
      <ProblemList {...problems} about="words" />
      <LinkBox
        key={`card ${shown?.id}`}
        written={written}
        networks={(shown ? [shown] : chosen).map(({ network }) => network)}
        onChange={(link) => write({ link })}
      />
      <PictureList
        pictures={written.pictures}
        uploads={uploads}
        onChange={(pictures) => write({ pictures })}
        onDescribed={onDescribed}
      />
      <ProblemList {...problems} about="pictures" />
      <PartList
        key={`parts ${shown?.id}`}
        written={written}
        networks={(shown ? [shown] : chosen).map(({ network }) => network)}
        checked={problems.connections.filter(
          ({ connectionId }) => shown !== undefined || !hasOwnVersion(draft, connectionId),
        )}
        name={name}
        onChange={write}
        onFocus={(field) => (hand.current = field)}
      />
      <ProblemList {...problems} about="parts" />
      {withSettings ? (
        <AccountSettings
          key={`settings ${withSettings.id}`}
          connection={withSettings}
          name={nameAmong(withSettings, chosen)}
          settings={{ ...draft.settings, ...draft.versions?.[withSettings.id] }}
          onChange={(settings) => change(changeVersion(draft, withSettings.id, settings))}
        />
      ) : null}
      <PaperFoot
        field={() => (hand.current?.isConnected ? hand.current : words.current)}
        text={written.text}
        counts={
          hasTabs ? undefined : checked.find(({ connectionId }) => connectionId === onlyOne?.id)?.counts
        }
        onPictures={addPictures}
      />
    </div>
  );
}
