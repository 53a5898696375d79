"use client";

import { Button, Card } from "@planrrr/ui";
import { Link } from "../../../navigation/link.tsx";
import { ownZone } from "../../../time/say-when.ts";
import { RowList } from "./row-list.tsx";
import type { ImportStage } from "./use-import.ts";

export interface PlannedRowsProps {
  stage: Extract<ImportStage, { is: "planned" }>;
  onAgain: () => void;
}

/** What became of it: how many, where they are, and what was refused at the last moment. */
export function PlannedRows({ stage: { chosen, results }, onAgain }: PlannedRowsProps) {
  const sent = chosen.rows.filter(({ number }) => results.has(number));
  const made = sent.filter(({ number }) => results.get(number)?.postId);
  const refused = sent.filter(({ number }) => !results.get(number)?.postId);
  const drafts = made.filter(({ input }) => input?.draft).length;
  return (
    <>
      <Card className="stack" aria-labelledby="made">
        <div role="status" className="stack s">
          <h2 className="h3" id="made">
            {said(made.length - drafts, drafts)}
          </h2>
          <p className="soft">
            {refused.length > 0
              ? `${refused.length} could no longer be planned, for example because the time has passed. They are below.`
              : "Each is a post of its own: change, move or cancel it like any other."}
          </p>
        </div>
        <div className="row">
          <Button asChild tone="ink">
            <Link href="/calendar">See them in the calendar</Link>
          </Button>
          <Button onClick={onAgain}>Import another file</Button>
        </div>
      </Card>
      <RowList
        label="What became of the rows"
        rows={refused.length > 0 ? [...refused, ...made] : made}
        results={results}
        timeZone={ownZone()}
      />
    </>
  );
}

function said(planned: number, drafts: number): string {
  const posts = (n: number) => `${n.toLocaleString("en")} ${n === 1 ? "post" : "posts"}`;
  if (drafts === 0) return `${posts(planned)} ${planned === 1 ? "is" : "are"} planned`;
  if (planned === 0) return `${posts(drafts)} kept as ${drafts === 1 ? "a draft" : "drafts"}`;
  return `${posts(planned)} planned, ${drafts.toLocaleString("en")} kept as ${drafts === 1 ? "a draft" : "drafts"}`;
}
