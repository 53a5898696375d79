"use client";

import { Notice, Skeleton } from "@planrrr/ui";
import { describeProblem } from "../../../api/describe-problem.ts";
import { MomentList } from "../moment-list.tsx";
import { type RepeatDraft, ruleOf, startOf } from "./repeat-draft.ts";
import { sayRule } from "./say-rule.ts";
import { usePreview } from "./use-recurrences.ts";

/** The next ten, as they would really come. */
export function PreviewList({ draft }: { draft: RepeatDraft }) {
  const start = startOf(draft);
  const rule = ruleOf(draft);
  const preview = usePreview(start && rule.trim() !== "" ? { rule, start, count: 10 } : undefined);
  return (
    <section className="panel stack" aria-labelledby="preview">
      <div className="section-head">
        <h2 className="h3" id="preview">
          The next ten
        </h2>
        <p className="note" role="status">
          {sayRule(rule, draft.day)}
        </p>
      </div>
      {preview.error ? (
        <Notice tone="warn" role="alert" fact={describeProblem(preview.error).fact}>
          {describeProblem(preview.error).next}
        </Notice>
      ) : null}
      {preview.isLoading ? <Skeleton label="Counting the days" rows={5} height={44} /> : null}
      {!preview.error && preview.data?.length === 0 ? (
        <Notice tone="warn" fact="By this rule nothing goes out any more.">
          Choose a later end, or another day to begin with.
        </Notice>
      ) : null}
      {!preview.error && preview.data ? <MomentList moments={preview.data} /> : null}
    </section>
  );
}
