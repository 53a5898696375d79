"use client";

import type { IngestionRun, SourceOverview } from "@planrrr/contract";
import { Button, Icon, StateMark } from "@planrrr/ui";
import { sayWhen } from "../../time/say-when.ts";
import { useClock } from "../../time/use-clock.ts";
import { isUnderWay, sayRun, saySource, sayYield } from "./source-words.ts";
import { useFetchNow } from "./use-sources.ts";

/** One source: how it stands, how fresh it is, what it gives, and its last visits. */
export function SourcePanel({ source }: { source: SourceOverview }) {
  const { now, timeZone } = useClock();
  const fetchNow = useFetchNow();
  const { kind, words } = saySource(source);
  const { name, url, active, inactive, lastHealthyAt, stale, runs } = source;
  const id = `source-${name}`;
  return (
    <section className="panel stack" aria-labelledby={id}>
      <div className="row between">
        <div className="min-w-0">
          <h2 className="h3 wrap-anywhere" id={id}>
            {name}
          </h2>
          {url ? <p className="note wrap-anywhere">{url}</p> : null}
        </div>
        {source.kind === null ? null : (
          <Button busy={fetchNow.isPending || isUnderWay(source)} onClick={() => fetchNow.mutate(source)}>
            <Icon name="arrow" />
            Fetch now<span className="sr"> {name}</span>
          </Button>
        )}
      </div>
      <p role="status">
        <StateMark kind={kind}>{words}</StateMark>
      </p>
      <p className="soft run-facts">
        <span>
          {lastHealthyAt
            ? `Last read ${sayWhen(new Date(lastHealthyAt), timeZone, now)}`
            : "Never read to its end"}
          {stale ? ", which is longer ago than it should be" : ""}
        </span>
        <span>
          {active.toLocaleString("en")} {active === 1 ? "deal" : "deals"}
          {inactive > 0 ? `, ${inactive.toLocaleString("en")} over` : ""}
        </span>
        <span>{source.cadence ? "Read by itself" : "Read when somebody asks"}</span>
      </p>
      {runs.length > 0 ? (
        <ol className="runs" aria-label={`Last visits to ${name}`}>
          {runs.map((run) => (
            <RunRow key={run.id} run={run} say={(at) => sayWhen(new Date(at), timeZone, now)} />
          ))}
        </ol>
      ) : null}
    </section>
  );
}

const triggers = {
  schedule: "by its cadence",
  "catch-up": "to make up for a missed one",
  request: "because somebody asked",
  "command-line": "by the command line",
};

function RunRow({ run, say }: { run: IngestionRun; say: (at: string) => string }) {
  const { kind, words } = sayRun(run);
  const isRead = run.verdict === "ok" || run.verdict === "drifted" || run.verdict === "empty";
  return (
    <li>
      <StateMark kind={kind}>{words}</StateMark>
      <p className="note">
        {say(run.startedAt ?? run.createdAt)}, {triggers[run.trigger]}
        {isRead ? ` · ${sayYield(run)}` : ""}
        {run.reason ? ` · ${run.reason}` : ""}
      </p>
    </li>
  );
}
