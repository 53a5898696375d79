"use client";

import { Button, Card, Checkbox, Notice, Segments } from "@planrrr/ui";
import { useState } from "react";
import { sayWhen } from "../../../time/say-when.ts";
import { useClock } from "../../../time/use-clock.ts";
import { RowList } from "./row-list.tsx";
import type { Import, ImportStage } from "./use-import.ts";

export interface CheckedRowsProps {
  stage: Extract<ImportStage, { is: "checked" }>;
  work: Import;
  timeZone: string;
}

/** The API knows repeats for a day; an hour is left for the rest of a file. */
const recognisedMs = 23 * 3_600_000;

const count = (n: number, one: string, many: string) => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

/** What the dry run found, and only then the button that plans. */
export function CheckedRows({ stage: { chosen, results }, work, timeZone }: CheckedRowsProps) {
  const { rows, begun } = chosen;
  const good = rows.filter(({ number }) => results.get(number)?.outcome === "valid");
  const bad = rows.filter(({ number }) => results.get(number)?.outcome !== "valid");
  const atOnce = good.filter(({ number, input }) => !input?.draft && !results.get(number)?.scheduledAt);
  const [leaveOut, setLeaveOut] = useState(false);
  const [which, setWhich] = useState<"bad" | "all">(bad.length > 0 ? "bad" : "all");
  const ready = good.length > 0 && (bad.length === 0 || leaveOut);
  const numbers = good.map(({ number }) => number);
  return (
    <>
      <Card className="stack" aria-labelledby="found">
        <div className="stack s" role="status">
          <h2 className="h3" id="found">
            {bad.length === 0
              ? count(good.length, "row is good", "rows are good")
              : `${count(bad.length, "row needs", "rows need")} you, ${count(good.length, "is good", "are good")}`}
          </h2>
          <p className="note wrap-anywhere">{chosen.name} was tried out. Nothing is planned yet.</p>
        </div>
        {begun ? <Begun work={work} chosen={chosen} begun={begun} /> : null}
        {atOnce.length > 0 ? (
          <Notice tone="warn" fact={`${count(atOnce.length, "post has", "posts have")} no time.`}>
            {atOnce.length === 1 ? "It goes" : "They go"} out at once when you press the button. Fill in
            localTime, or write yes under draft, to keep {atOnce.length === 1 ? "it" : "them"} back.
          </Notice>
        ) : null}
        {bad.length > 0 ? (
          <>
            <p className="read">
              Mend {bad.length === 1 ? "it" : "them"} in your file and choose it again.{" "}
              {good.length > 0 ? "Or plan the good ones now:" : "As it is, no row can be planned."}
            </p>
            {good.length > 0 ? (
              <Checkbox checked={leaveOut} onChange={setLeaveOut}>
                Leave out {count(bad.length, "row that needs me", "rows that need me")}
              </Checkbox>
            ) : null}
          </>
        ) : null}
        <div className="row">
          {good.length > 0 ? (
            <Button tone="ink" size="big" disabled={!ready} onClick={() => work.plan(chosen, numbers)}>
              Plan {count(good.length, "post", "posts")}
            </Button>
          ) : null}
          <Button tone={good.length > 0 ? "bare" : "outline"} onClick={work.leave}>
            Choose another file
          </Button>
        </div>
      </Card>
      <section className="stack" aria-labelledby="rows">
        <div className="row between">
          <h2 className="h3" id="rows">
            Row by row
          </h2>
          {bad.length > 0 && good.length > 0 ? (
            <Segments
              label="Which rows"
              name="rows"
              value={which}
              options={[
                { value: "bad", label: `Need you (${bad.length})` },
                { value: "all", label: `All (${rows.length})` },
              ]}
              onChange={setWhich}
            />
          ) : null}
        </div>
        <RowList
          label="Rows of the file"
          rows={which === "bad" && bad.length > 0 ? bad : rows}
          results={results}
          timeZone={timeZone}
        />
      </section>
    </>
  );
}

type BegunProps = Pick<CheckedRowsProps, "work"> & {
  chosen: CheckedRowsProps["stage"]["chosen"];
  begun: NonNullable<CheckedRowsProps["stage"]["chosen"]["begun"]>;
};

/** The same file was here before. */
function Begun({ work, chosen, begun }: BegunProps) {
  const clock = useClock();
  const when = sayWhen(new Date(begun.at), clock.timeZone, clock.now);
  if (begun.done)
    return (
      <Notice tone="warn" fact={`You have planned this file already, ${when}.`}>
        Planning it again makes its posts a second time.
      </Notice>
    );
  if (clock.now.getTime() - Date.parse(begun.at) > recognisedMs)
    return (
      <Notice tone="warn" fact={`This file was begun ${when}, and not finished.`}>
        That is too long ago to go on by itself. Look which of its posts are planned, and take those rows out
        first.
      </Notice>
    );
  return (
    <Notice
      tone="warn"
      fact={`This file was begun ${when}, and not finished.`}
      actions={<Button onClick={() => work.goOn(chosen, begun)}>Go on where it stopped</Button>}
    >
      Going on plans the rest, and nothing twice.
    </Notice>
  );
}
