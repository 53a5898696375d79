"use client";

import { Button, Icon, Skeleton } from "@planrrr/ui";
import { sayWhen } from "../../time/say-when.ts";
import { useClock } from "../../time/use-clock.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { useDealAlerts, useReadAlerts } from "./use-watching.ts";

/** What was told of deals, newest first. */
export function AlertList() {
  const alerts = useDealAlerts();
  const read = useReadAlerts();
  const { now, timeZone } = useClock();
  const all = alerts.data?.pages.flatMap(({ items }) => items) ?? [];
  const newest = all[0];
  const isNew = all.some(({ readAt }) => readAt === null);
  return (
    <section className="panel stack" aria-labelledby="news">
      <div className="row between">
        <h2 className="h3" id="news">
          What you were told
        </h2>
        {newest && isNew ? (
          <Button tone="bare" busy={read.isPending} onClick={() => read.mutate(newest.id)}>
            <Icon name="tick" />I have seen these
          </Button>
        ) : null}
      </div>
      {alerts.error ? <ProblemNotice error={alerts.error} /> : null}
      {alerts.isPending ? <Skeleton label="Reading what is new" rows={3} height={56} /> : null}
      {alerts.data && all.length === 0 ? (
        <p className="soft">
          Nothing yet. Prices and new deals come here after the next visit to their sources.
        </p>
      ) : null}
      <ol className="watch-list" aria-label="Told" hidden={all.length === 0}>
        {all.map((alert) => (
          <li key={alert.id}>
            <div className="min-w-0">
              <h3 className="h4">
                <a href={`/deals/${encodeURIComponent(alert.bundleId)}`}>
                  {alert.title} from {alert.provider}
                </a>
              </h3>
              <p className={alert.kind === "price-fell" ? "watch-fell" : "soft"}>{alert.words}</p>
              <p className="note">
                {alert.readAt === null ? "New · " : ""}
                {alert.name} · {sayWhen(new Date(alert.at), timeZone, now)}
              </p>
            </div>
          </li>
        ))}
      </ol>
      {alerts.hasNextPage ? (
        <Button busy={alerts.isFetchingNextPage} onClick={() => void alerts.fetchNextPage()}>
          Older ones
        </Button>
      ) : null}
    </section>
  );
}
