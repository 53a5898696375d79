"use client";

import { ProgressBar } from "@planrrr/ui";
import { type Query, useIsFetching, useIsMutating } from "@tanstack/react-query";
import { useEffect, useState } from "react";

const slowMs = 1_000;

/** What somebody waits for: a first reading, or more of a list. What is only read again is nobody's business. */
function isWaitedFor({ state }: Query): boolean {
  return state.data === undefined || state.fetchMeta?.fetchMore !== undefined;
}

/** For everything that takes over a second, wherever it was begun. */
export function SlowBar() {
  const reading = useIsFetching({ predicate: isWaitedFor }) > 0;
  const saving = useIsMutating() > 0;
  const busy = reading || saving;
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!busy) return undefined;
    const timer = setTimeout(() => setSlow(true), slowMs);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [busy]);
  return slow ? (
    <div className="page-progress" role="status">
      <ProgressBar label={saving ? "Saving" : "Reading"} />
    </div>
  ) : null;
}
