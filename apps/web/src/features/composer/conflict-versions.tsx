"use client";

import type { Connection } from "@planrrr/contract";
import { type ConflictRow, ConflictRows, settingsRows, writtenRows } from "./conflict-rows.tsx";
import { ConflictTexts } from "./conflict-texts.tsx";
import type { DraftFields } from "./draft.ts";
import { differingAccounts } from "./merge-drafts.ts";
import { nameAmong } from "./version-tabs.tsx";
import { hasOwnVersion, writtenFor } from "./versions.ts";

export interface ConflictVersionsProps {
  mine: DraftFields;
  theirs: DraftFields;
  connections: Connection[];
  theirName: string;
}

/** Single accounts on which the two differ: what goes out there, yours and theirs. */
export function ConflictVersions({ mine, theirs, connections, theirName }: ConflictVersionsProps) {
  const ids = differingAccounts(mine, theirs);
  const common = { mine: writtenFor(mine), theirs: writtenFor(theirs) };
  const chosen = connections.filter(({ id }) => ids.includes(id));
  return chosen.map((connection) => {
    const { id } = connection;
    const name = nameAmong(connection, connections);
    const [own, other] = [writtenFor(mine, id), writtenFor(theirs, id)];
    const rows = [
      ...ownRows(hasOwnVersion(mine, id), hasOwnVersion(theirs, id)),
      ...writtenRows(own, other, common),
      ...settingsRows(settingsOf(mine, id), settingsOf(theirs, id)),
    ];
    return (
      <section className="stack s mt-2" key={id} aria-label={`Only on ${name}`}>
        <h3 className="h4">Only on {name}</h3>
        {isTextOwn(mine, id) || isTextOwn(theirs, id) ? (
          <ConflictTexts mine={own.text} theirs={other.text} theirName={theirName} about={name} />
        ) : null}
        <ConflictRows rows={rows} theirName={theirName} />
      </section>
    );
  });
}

function isTextOwn({ versions }: DraftFields, id: string): boolean {
  return versions?.[id]?.text !== undefined;
}

function ownRows(mine: boolean, theirs: boolean): ConflictRow[] {
  const say = (own: boolean) => (own ? "Its own version" : "As for everyone");
  return mine === theirs ? [] : [{ name: "What goes out there", mine: say(mine), theirs: say(theirs) }];
}

function settingsOf({ settings, versions }: DraftFields, id: string) {
  return { ...settings, ...versions?.[id] };
}
