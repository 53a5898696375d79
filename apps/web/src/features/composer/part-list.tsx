"use client";

import type { NetworkName } from "@planrrr/contract";
import { hasThreads } from "@planrrr/networks/text";
import { Button, Icon, showToast } from "@planrrr/ui";
import { useEffect, useRef } from "react";
import { partCounter } from "./part-counter.ts";
import { PartField } from "./part-field.tsx";
import type { CheckedConnection } from "./problem-words.ts";
import type { Version, Written } from "./versions.ts";

export interface PartListProps {
  written: Written;
  networks: NetworkName[];
  /** Accounts that get these parts. */
  checked: CheckedConnection[];
  /** Whose version is on the paper: "Bluesky"; absent: everyone's. */
  name: string | undefined;
  onChange: (part: Pick<Version, "thread" | "firstComment">) => void;
  onFocus: (field: HTMLTextAreaElement) => void;
}

/** As many as the contract takes. */
const mostParts = 24;

/** What goes out under the words: further parts of a thread, and a first comment. */
export function PartList({ written, networks, checked, name, onChange, onFocus }: PartListProps) {
  const list = useRef<HTMLDivElement>(null);
  const latest = useRef(written);
  useEffect(() => {
    latest.current = written;
  }, [written]);
  const { thread, firstComment } = written;
  const about = name ? ` for ${name}` : "";
  const writePart = (index: number, text: string) => onChange({ thread: thread.with(index, text) });
  // The field is there after the next frame.
  const focusField = (name: string) =>
    setTimeout(() => list.current?.querySelector<HTMLTextAreaElement>(`[name="${name}"]`)?.focus());
  const tellOf = (what: string, text: string, undo: () => void) => {
    document.getElementById("words")?.focus();
    if (text.trim() !== "")
      showToast({ fact: `${what} is taken away`, action: { label: "Undo", run: undo } });
  };
  const dropPart = (index: number, text: string) => {
    onChange({ thread: thread.toSpliced(index, 1) });
    tellOf(`Part ${index + 2}`, text, () =>
      onChange({ thread: latest.current.thread.toSpliced(index, 0, text) }),
    );
  };
  const dropComment = (text: string) => {
    onChange({ firstComment: null });
    tellOf("The first comment", text, () => onChange({ firstComment: text }));
  };
  return (
    <div ref={list}>
      {thread.map((text, index) => (
        <PartField
          key={index}
          name={`part-${index + 2}`}
          label={`Part ${index + 2} of ${thread.length + 1}${about}`}
          text={text}
          counter={partCounter(checked, written, index)}
          onChange={(words) => writePart(index, words)}
          onFocus={onFocus}
          onRemove={() => dropPart(index, text)}
        />
      ))}
      {firstComment === undefined ? null : (
        <PartField
          name="first-comment"
          label={`First comment${about}`}
          hint="Goes under your post as soon as it is out: a good place for links and hashtags."
          text={firstComment}
          counter={partCounter(checked, written)}
          onChange={(words) => onChange({ firstComment: words })}
          onFocus={onFocus}
          onRemove={() => dropComment(firstComment)}
        />
      )}
      <div className="part-adds">
        {networks.some(hasThreads) && thread.length < mostParts ? (
          <Button
            tone="bare"
            onClick={() => {
              onChange({ thread: [...thread, ""] });
              focusField(`part-${thread.length + 2}`);
            }}
          >
            <Icon name="add" />
            {thread.length === 0 ? "Go on in a second part" : "Another part"}
          </Button>
        ) : null}
        {firstComment === undefined && networks.length > 0 ? (
          <Button
            tone="bare"
            onClick={() => {
              onChange({ firstComment: "" });
              focusField("first-comment");
            }}
          >
            <Icon name="add" />
            First comment
          </Button>
        ) : null}
      </div>
    </div>
  );
}
