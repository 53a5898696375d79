"use client";

import type { AuditRow, TeamMember } from "@planrrr/contract";
import { capitalise, sayWhen } from "../../time/say-when.ts";
import { useClock } from "../../time/use-clock.ts";
import { historyWords } from "./history-words.ts";

export function HistoryRow({ row, people }: { row: AuditRow; people: readonly TeamMember[] }) {
  const { now, timeZone } = useClock();
  const whom = row.subjectType === "user" ? people.find(({ id }) => id === row.subjectId)?.name : undefined;
  return (
    <li className="row between gap-y-0 border-b border-(--line) py-3">
      <p className="wrap-anywhere">
        <b>
          <bdi>{whoDid(row)}</bdi>
        </b>{" "}
        {historyWords(row, whom)}
      </p>
      <time className="note num" dateTime={row.createdAt.toISOString()}>
        {capitalise(sayWhen(row.createdAt, timeZone, now))}
      </time>
    </li>
  );
}

function whoDid({ actorName, actorId, data }: AuditRow): string {
  if (actorName) return actorName;
  if (typeof data["reviewer"] === "string") return data["reviewer"];
  return actorId ? "Somebody who has left" : "planrrr";
}
