"use client";

import { ProgressBar } from "@planrrr/ui";
import { type Query, useIsFetching, useIsMutating } from "@tanstack/react-query";
import { useSlow } from "./use-slow.ts";

/** What somebody waits for: a first reading, or more of a list. What is only read again is nobody's business. */
function isWaitedFor({ state }: Query): boolean {
  return state.data === undefined || state.fetchMeta?.fetchMore !== undefined;
}

/** For everything that takes over a second, wherever it was begun. */
export function SlowBar() {
  const reading = useIsFetching({ predicate: isWaitedFor }) > 0;
  const saving = useIsMutating() > 0;
  const slow = useSlow(reading || saving);
  return slow ? (
    <div className="page-progress" role="status">
      <ProgressBar label={saving ? "Saving" : "Reading"} />
    </div>
  ) : null;
}
