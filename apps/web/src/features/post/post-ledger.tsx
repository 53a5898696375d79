"use client";

import type { Attempt, Post } from "@planrrr/contract";
import { Card, Checkbox, Ledger, type LedgerEntry, networkNames, Skeleton } from "@planrrr/ui";
import { useState } from "react";
import { cityOf, saySecond } from "../../time/say-when.ts";
import type { Clock } from "../posts/post-state.ts";
import { partName } from "../posts/part-name.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { attemptWords, isWorthTelling, momentOf } from "./attempt-words.ts";
import { ledgerTitle } from "./post-summary.ts";
import { useAttempts } from "./use-post.ts";

export interface PostLedgerProps {
  post: Post;
  clock: Clock;
}

export function PostLedger({ post, clock }: PostLedgerProps) {
  const attempts = useAttempts(post.id);
  const [everything, setEverything] = useState(false);
  const rows = attempts.data?.items ?? [];
  if (attempts.isSuccess && rows.length === 0) return null;
  const several = new Set(rows.map(({ publicationId }) => publicationId)).size > 1;
  const shown = rows
    .filter((attempt) => everything || isWorthTelling(attempt))
    .toSorted((a, b) => momentOf(a).getTime() - momentOf(b).getTime() || a.id - b.id);
  return (
    <Card className="ledger" id="why" aria-labelledby="why-title">
      <div className="row between">
        <h2 className="h2" id="why-title">
          {ledgerTitle(post)}
        </h2>
        <span className="small">{cityOf(clock.timeZone)} time</span>
      </div>
      <p className="soft">We never send twice on a guess, so here is all we did.</p>
      {attempts.error ? <ProblemNotice error={attempts.error} /> : null}
      {attempts.isPending ? <Skeleton label="Reading what we did" rows={2} height={60} /> : null}
      <Ledger
        entries={shown.map((attempt) =>
          toEntry(attempt, clock, several ? accountOf(attempt, post) : undefined),
        )}
      />
      <Checkbox checked={everything} onChange={setEverything}>
        Show every step
      </Checkbox>
    </Card>
  );
}

/** Where a post goes to several accounts or in several parts, each row says whose and which it is. */
function accountOf({ publicationId, network }: Attempt, { publications }: Post): string {
  const publication = publications.find(({ id }) => id === publicationId);
  if (!publication) return networkNames[network];
  const part = partName(publication, publications);
  return part ? `${publication.handle}, ${part.toLowerCase()}` : publication.handle;
}

function toEntry(attempt: Attempt, { timeZone }: Clock, account: string | undefined): LedgerEntry {
  const { state, what, meaning } = attemptWords(attempt);
  const name = networkNames[attempt.network];
  const hasEvidence = Object.keys(attempt.evidence).length > 0;
  return {
    key: String(attempt.id),
    state,
    time: saySecond(momentOf(attempt), timeZone),
    dateTime: momentOf(attempt).toISOString(),
    what,
    about: account,
    meaning,
    raw: hasEvidence
      ? { title: `What ${name} said`, text: JSON.stringify(attempt.evidence, null, 2) }
      : undefined,
  };
}
