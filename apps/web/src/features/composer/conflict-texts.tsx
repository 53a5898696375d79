"use client";

import { compareWords } from "./compare-words.ts";

export interface ConflictTextsProps {
  mine: string;
  theirs: string;
  theirName: string;
  /** The account whose own words these are. */
  about?: string;
}

/** Both texts side by side; what only one of them says is marked. */
export function ConflictTexts({ mine, theirs, theirName, about }: ConflictTextsProps) {
  return (
    <div className="two-versions">
      <Side title="Yours" side="mine" mine={mine} theirs={theirs} about={about} />
      <Side title={theirName} side="theirs" mine={mine} theirs={theirs} about={about} />
    </div>
  );
}

interface SideProps {
  title: string;
  side: "mine" | "theirs";
  mine: string;
  theirs: string;
  about: string | undefined;
}

function Side({ title, side, mine, theirs, about }: SideProps) {
  const runs = compareWords(mine, theirs).filter(({ kind }) => kind === "same" || kind === side);
  const Heading = about ? "h4" : "h3";
  return (
    <section aria-label={`${title}: the words${about ? ` for ${about}` : ""}`}>
      <Heading className="h4">{title}</Heading>
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
