"use client";

import { Button, networkNames, Skeleton } from "@planrrr/ui";
import { capitalise, sayDay } from "../../time/say-when.ts";
import { useClock } from "../../time/use-clock.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { useMilestones } from "./use-audience.ts";

export function MilestonesPanel() {
  const { now, timeZone } = useClock();
  const milestones = useMilestones();
  const items = milestones.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="panel stack">
      <h2 className="h3">Milestones</h2>
      {milestones.error ? <ProblemNotice error={milestones.error} /> : null}
      {milestones.isPending ? <Skeleton label="Reading milestones" rows={2} height={48} /> : null}
      {milestones.data && items.length === 0 ? (
        <p className="soft">The first round number will stand here: 100, 250, 500, 1,000 and so on.</p>
      ) : null}
      {items.length > 0 ? (
        <ul className="stack s">
          {items.map(({ id, followers, displayName, network, reachedAt }) => (
            <li key={id}>
              <b className="num">{followers.toLocaleString("en")}</b> follow {displayName} on{" "}
              {networkNames[network]}
              <p className="small">{capitalise(sayDay(reachedAt, timeZone, now))}</p>
            </li>
          ))}
        </ul>
      ) : null}
      {milestones.hasNextPage ? (
        <Button busy={milestones.isFetching} onClick={() => void milestones.fetchNextPage()}>
          Show older ones
        </Button>
      ) : null}
    </section>
  );
}
