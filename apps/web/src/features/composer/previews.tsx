"use client";

import type { Connection } from "@planrrr/contract";
import { memo } from "react";
import type { Draft } from "./draft.ts";
import { Preview } from "./preview.tsx";
import type { CheckedConnection } from "./problem-words.ts";
import { nameAmong } from "./version-tabs.tsx";

export interface PreviewsProps {
  draft: Draft;
  connections: Connection[];
  checked: CheckedConnection[];
}

/** How each account's readers will meet it. Made anew only when something has changed: typing must not wait for it. */
export const Previews = memo(function Previews({ draft, connections, checked }: PreviewsProps) {
  const chosen = connections.filter(({ id }) => draft.connectionIds.includes(id));
  return (
    <section className="previews" aria-labelledby="previews">
      <h2 className="h3" id="previews">
        As they will see it
      </h2>
      {chosen.length === 0 ? <p className="soft">Choose where it goes, and it is shown here.</p> : null}
      {chosen.map((connection, nth) => (
        <Preview
          key={connection.id}
          draft={draft}
          connection={connection}
          name={nameAmong(connection, chosen)}
          checked={checked.find(({ connectionId }) => connectionId === connection.id)}
          isFirst={nth === 0}
        />
      ))}
    </section>
  );
});
