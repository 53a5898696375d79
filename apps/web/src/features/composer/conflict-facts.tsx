"use client";

import type { Connection } from "@planrrr/contract";
import { capitalise, sayWhen } from "../../time/say-when.ts";
import { useClock } from "../../time/use-clock.ts";
import { instantOf } from "../calendar/zone-time.ts";
import { type ConflictRow, ConflictRows, settingsRows, writtenRows } from "./conflict-rows.tsx";
import type { DraftFields } from "./draft.ts";
import { differingAspects } from "./merge-drafts.ts";
import { writtenFor } from "./versions.ts";

export interface ConflictFactsProps {
  mine: DraftFields;
  theirs: DraftFields;
  connections: Connection[];
  theirName: string;
}

/** When, where, pictures, card and more of the whole post, as far as the two versions differ in them. */
export function ConflictFacts({ mine, theirs, connections, theirName }: ConflictFactsProps) {
  const { now } = useClock();
  const aspects = differingAspects(mine, theirs);
  const both = (name: string, say: (of: DraftFields) => string): ConflictRow => ({
    name,
    mine: say(mine),
    theirs: say(theirs),
  });
  const rows = [
    ...(aspects.includes("where") ? [both("Where it goes", (of) => whereWords(of, connections))] : []),
    ...(aspects.includes("when") ? [both("When", (of) => whenWords(of, now))] : []),
    ...writtenRows(writtenFor(mine), writtenFor(theirs)),
    ...settingsRows(mine.settings ?? {}, theirs.settings ?? {}),
  ];
  return <ConflictRows rows={rows} theirName={theirName} />;
}

function whereWords({ connectionIds }: DraftFields, connections: Connection[]): string {
  const names = connectionIds.map((id) => connections.find((each) => each.id === id)?.handle ?? "an account");
  return names.length === 0 ? "No account yet" : names.join(", ");
}

function whenWords({ when, date, time, timeZone }: DraftFields, now: Date): string {
  if (when === "now") return "Now";
  if (date === "") return "At a time that is not chosen yet";
  return capitalise(sayWhen(instantOf(date, time, timeZone), timeZone, now));
}
