"use client";

import type { AuditRow } from "@planrrr/contract";
import { Button, Skeleton } from "@planrrr/ui";
import { useInfiniteQuery } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import { capitalise, sayWhen } from "../../time/say-when.ts";
import { useClock } from "../../time/use-clock.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { historyWords } from "./history-words.ts";
import { historyKey } from "./use-team.ts";

export function TeamHistory() {
  const { now, timeZone } = useClock();
  const history = useInfiniteQuery({
    queryKey: historyKey,
    queryFn: ({ pageParam }) => api.audit.list({ limit: 10, ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  if (history.error) return <ProblemNotice error={history.error} />;
  if (!history.data) return <Skeleton label="Reading who did what" rows={3} height={44} />;
  const rows = history.data.pages.flatMap(({ items }) => items);
  return (
    <div className="stack">
      <ol>
        {rows.map((row) => (
          <li key={row.id} className="row between gap-y-0 border-b border-(--line) py-3">
            <p className="wrap-anywhere">
              <b>{nameOf(row)}</b> {historyWords(row)}
            </p>
            <time className="note num" dateTime={row.createdAt.toISOString()}>
              {capitalise(sayWhen(row.createdAt, timeZone, now))}
            </time>
          </li>
        ))}
      </ol>
      {history.hasNextPage ? (
        <Button
          className="justify-self-start"
          busy={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          Show more
        </Button>
      ) : null}
    </div>
  );
}

function nameOf({ actorName, actorId, data }: AuditRow): string {
  if (actorName) return actorName;
  if (typeof data["reviewer"] === "string") return data["reviewer"];
  return actorId ? "Somebody who has left" : "planrrr";
}
