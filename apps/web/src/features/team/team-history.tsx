"use client";

import type { TeamMember } from "@planrrr/contract";
import { Button, Field, Select, Skeleton } from "@planrrr/ui";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../api/client.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { HistoryRow } from "./history-row.tsx";
import { historyKey } from "./use-team.ts";

/** Who did what, of everybody or of one person. */
export function TeamHistory({ people }: { people: readonly TeamMember[] }) {
  const [actorId, setActorId] = useState("");
  const history = useInfiniteQuery({
    queryKey: [...historyKey, actorId],
    queryFn: ({ pageParam }) =>
      api.audit.list({
        limit: 10,
        ...(actorId ? { actorId } : {}),
        ...(pageParam ? { cursor: pageParam } : {}),
      }),
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
  if (history.error) return <ProblemNotice error={history.error} />;
  if (!history.data) return <Skeleton label="Reading who did what" rows={3} height={44} />;
  const rows = history.data.pages.flatMap(({ items }) => items);
  return (
    <div className="stack">
      {people.length > 1 ? (
        <Field label="Whose steps">
          {(control) => (
            <Select {...control} value={actorId} onChange={(event) => setActorId(event.target.value)}>
              <option value="">Everybody’s</option>
              {people.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
      ) : null}
      <ol aria-busy={history.isPlaceholderData}>
        {rows.map((row) => (
          <HistoryRow key={row.id} row={row} people={people} />
        ))}
      </ol>
      {rows.length === 0 ? <p className="soft">Nothing yet.</p> : null}
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
