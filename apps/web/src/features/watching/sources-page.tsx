"use client";

import { Notice, Skeleton } from "@planrrr/ui";
import { ProblemNotice } from "../problem-notice.tsx";
import { looksAfter, useTeam } from "../team/use-team.ts";
import { SourcePanel } from "./source-panel.tsx";
import { useSources } from "./use-sources.ts";
import { WatchingFrame } from "./watching-frame.tsx";

/** Where deals come from, for owners and admins. */
export function SourcesPage() {
  const team = useTeam();
  const leads = looksAfter(team.data?.role);
  const sources = useSources(leads);
  const error = team.error ?? sources.error;
  const waits = !error && (team.isPending || (leads && sources.isPending));
  return (
    <WatchingFrame
      title="Sources"
      lead="Where deals come from. Each is asked as a guest asks: seldom, and only for what is new."
    >
      {error ? <ProblemNotice error={error} /> : null}
      {waits ? <Skeleton label="Reading the sources" rows={2} height={160} /> : null}
      {team.data && !leads ? (
        <Notice tone="calm" fact="This is for owners and admins.">
          They see how fresh each source is, and may have it read at once.
        </Notice>
      ) : null}
      {sources.data?.length === 0 ? (
        <Notice tone="calm" fact="No source is read yet.">
          They stand in config/sources.yml, and come here once the ingestion runs.
        </Notice>
      ) : null}
      <div className="stack l">
        {sources.data?.map((source) => (
          <SourcePanel key={source.name} source={source} />
        ))}
      </div>
    </WatchingFrame>
  );
}
