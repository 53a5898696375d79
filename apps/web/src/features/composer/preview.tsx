"use client";

import type { Connection } from "@planrrr/contract";
import { Icon, NetworkMark, networkNames, StateMark } from "@planrrr/ui";
import { useState } from "react";
import type { Draft } from "./draft.ts";
import { cardOf } from "./link-choice.ts";
import { PreviewLimits } from "./preview-limits.tsx";
import { PreviewParts } from "./preview-parts.tsx";
import { PreviewPost } from "./preview-post.tsx";
import { type CheckedConnection, counterWords } from "./problem-words.ts";
import { hasOwnVersion, writtenFor } from "./versions.ts";

export interface PreviewProps {
  draft: Draft;
  connection: Connection;
  /** Its name, where there are two of its network. */
  name: string;
  checked: CheckedConnection | undefined;
  isFirst: boolean;
}

/** One account's post. One that is untouched and fine is a single line, until it is opened. */
export function Preview({ draft, connection, name, checked, isFirst }: PreviewProps) {
  const isOwn = hasOwnVersion(draft, connection.id);
  const [opened, setOpened] = useState<boolean>();
  const isOpen = opened ?? (isFirst || isOwn);
  const written = writtenFor(draft, connection.id);
  const { text, pictures, link } = written;
  const settings = { ...draft.settings, ...draft.versions?.[connection.id] };
  return (
    <article className="preview" aria-label={`On ${networkNames[connection.network]}`}>
      <button
        type="button"
        className="preview-head"
        aria-expanded={isOpen}
        onClick={() => setOpened(!isOpen)}
      >
        <NetworkMark network={connection.network} />
        <b>{name}</b>
        {isOwn ? <span className="small">own version</span> : null}
        <Readiness checked={checked} />
        <Icon name={isOpen ? "up" : "down"} />
      </button>
      {isOpen ? (
        <>
          <PreviewPost
            connection={connection}
            text={text}
            pictures={pictures}
            card={cardOf(text, pictures, link)}
            settings={settings}
          />
          <PreviewParts
            network={connection.network}
            written={written}
            withoutComment={checked?.problems.some(({ code }) => code === "COMMENT_UNSUPPORTED") ?? false}
          />
          <PreviewLimits connection={connection} checked={checked} />
        </>
      ) : null}
    </article>
  );
}

function Readiness({ checked }: { checked: CheckedConnection | undefined }) {
  if (!checked) return null;
  const errors = checked.problems.filter(({ severity }) => severity === "error");
  const counter = counterWords(checked.counts);
  if (counter?.over) return <StateMark kind="fix">{counter.words}</StateMark>;
  if (errors.some(({ code }) => code !== "EMPTY")) return <StateMark kind="fix">To fix</StateMark>;
  if (errors.length > 0) return null;
  return (
    <span className="state is-out">
      <Icon name="ticked" />
      Ready
    </span>
  );
}
