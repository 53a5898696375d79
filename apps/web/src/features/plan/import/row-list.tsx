"use client";

import { Button, StateMark } from "@planrrr/ui";
import { useState } from "react";
import { Link } from "../../../navigation/link.tsx";
import { capitalise, sayWhen } from "../../../time/say-when.ts";
import { useClock } from "../../../time/use-clock.ts";
import { useNeedsYes } from "../use-needs-yes.ts";
import type { ImportRow, RowResult } from "./import-row.ts";
import { problemWords, type RowProblemWords } from "./problem-words.ts";

export interface RowListProps {
  label: string;
  rows: readonly ImportRow[];
  results: Map<number, RowResult>;
  /** Whose clock tells the times: the one the file is read by. */
  timeZone: string;
}

const pageSize = 100;

/** The rows by their numbers in the file, a hundred at a time. */
export function RowList({ label, rows, results, timeZone }: RowListProps) {
  const [most, setMost] = useState(pageSize);
  const { now } = useClock();
  return (
    <>
      <ol className="import-rows" aria-label={label}>
        {rows.slice(0, most).map((row) => (
          <Row key={row.number} row={row} result={results.get(row.number)} timeZone={timeZone} now={now} />
        ))}
      </ol>
      {rows.length > most ? (
        <Button className="justify-self-center" onClick={() => setMost(most + pageSize)}>
          Show the next {Math.min(pageSize, rows.length - most)} rows
        </Button>
      ) : null}
    </>
  );
}

interface RowProps {
  row: ImportRow;
  result: RowResult | undefined;
  timeZone: string;
  now: Date;
}

function Row({ row: { number, input, unreadable }, result, timeZone, now }: RowProps) {
  const asks = useNeedsYes();
  const problems: RowProblemWords[] = unreadable
    ? [{ fact: "It cannot be read.", next: unreadable }]
    : (result?.problems ?? []).map((problem) =>
        problemWords(problem, input ?? { text: "", connections: [] }),
      );
  const at = result?.scheduledAt;
  const zone = input?.timeZone && problems.length === 0 ? input.timeZone : timeZone;
  return (
    <li className="import-row">
      <p className="note num">Row {number}</p>
      <div className="stack s min-w-0">
        <p className="import-text" dir="auto">
          {input?.text.trim() || "No words"}
        </p>
        {problems.length === 0 ? (
          <p className="note">
            {input?.draft ? "Draft. " : ""}
            {at ? `${capitalise(sayWhen(at, zone, now))}. ` : input?.draft ? "" : "At once. "}
            {input?.connections.join(", ")}
          </p>
        ) : null}
        {result?.notices.map((notice) => (
          <p key={notice} className="note">
            {notice}
          </p>
        ))}
        {problems.map(({ column, fact, next }, nth) => (
          <p key={nth} className="wrap-anywhere">
            {column ? <b>{column}: </b> : null}
            {fact} {next}
          </p>
        ))}
      </div>
      <p>
        {problems.length > 0 ? (
          <StateMark kind="fix">Mend this</StateMark>
        ) : result?.postId ? (
          <Link
            className="text-link"
            href={input?.draft ? `/write?post=${result.postId}` : `/post?id=${result.postId}`}
          >
            {asks && !input?.draft ? (
              <StateMark kind="waiting">Waits for a yes</StateMark>
            ) : (
              <StateMark kind={input?.draft ? "draft" : "planned"} />
            )}
            <span className="sr">: row {number}</span>
          </Link>
        ) : (
          <StateMark kind="out">Good</StateMark>
        )}
      </p>
    </li>
  );
}
