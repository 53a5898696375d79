import type { ReactNode } from "react";
import { type StateKind, stateKinds } from "./state-kinds.ts";
import { StateShape } from "./state-mark.tsx";

export interface LedgerEntry {
  key: string;
  state: StateKind;
  /** To the second. */
  time: string;
  dateTime: string;
  what: string;
  /** Whose row it is, where there are several. */
  about?: string | undefined;
  meaning?: ReactNode;
  /** What the network said, as it said it: folded away. */
  raw?: { title: string; text: string } | undefined;
}

/** All that was tried, in order. */
export function Ledger({ entries }: { entries: readonly LedgerEntry[] }) {
  return (
    <ol className="ledger-list">
      {entries.map(({ key, state, time, dateTime, what, about, meaning, raw }) => (
        <li key={key} className={stateKinds[state].tone}>
          <StateShape kind={state} />
          <time className="num" dateTime={dateTime}>
            {time}
          </time>
          <div className="ledger-what">
            <b>{what}</b> {about ? <span className="small">{about}</span> : null}
            {meaning ? <p>{meaning}</p> : null}
            {raw ? (
              <details>
                <summary>{raw.title}</summary>
                <pre className="raw">{raw.text}</pre>
              </details>
            ) : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
