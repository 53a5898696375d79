"use client";

import type { Connection } from "@planrrr/contract";
import { Face, NetworkMark, networkNames, StateMark } from "@planrrr/ui";
import type { Draft } from "./draft.ts";
import { type CheckedConnection, counterWords } from "./problem-words.ts";

export interface PreviewsProps {
  draft: Draft;
  connections: Connection[];
  checked: CheckedConnection[];
}

/** How each account's readers will meet it. */
export function Previews({ draft, connections, checked }: PreviewsProps) {
  const chosen = connections.filter(({ id }) => draft.connectionIds.includes(id));
  return (
    <section className="previews" aria-labelledby="previews">
      <h2 className="h3" id="previews">
        As they will see it
      </h2>
      {chosen.length === 0 ? <p className="soft">Choose where it goes, and it is shown here.</p> : null}
      {chosen.map((connection) => (
        <article
          className="preview"
          key={connection.id}
          aria-label={`On ${networkNames[connection.network]}`}
        >
          <header>
            <NetworkMark network={connection.network} />
            <b>{networkNames[connection.network]}</b>
            <Readiness checked={checked.find(({ connectionId }) => connectionId === connection.id)} />
          </header>
          <div className="preview-body">
            <p className="preview-who">
              <Face name={connection.displayName} small />
              <span>
                <b>{connection.displayName}</b>{" "}
                {connection.displayName === connection.handle ? null : (
                  <span className="small">{connection.handle}</span>
                )}
              </span>
            </p>
            <p className="words">{draft.text || <span className="note">Your words will stand here.</span>}</p>
            {draft.pictures.map(({ id, alt }) => (
              <img key={id} src={`/api/media/${id}`} alt={alt} />
            ))}
          </div>
        </article>
      ))}
    </section>
  );
}

function Readiness({ checked }: { checked: CheckedConnection | undefined }) {
  if (!checked) return null;
  const counter = counterWords(checked.counts);
  const problem = checked.problems.find(({ severity, code }) => severity === "error" && code !== "EMPTY");
  if (counter?.over) return <StateMark kind="fix">{counter.words}</StateMark>;
  if (problem) return <StateMark kind="fix">To fix</StateMark>;
  return <span className="state is-planned num">{counter?.words}</span>;
}
