"use client";

import { Button, Field, FileDrop, Notice, Select } from "@planrrr/ui";
import { cityOf } from "../../../time/say-when.ts";
import { ZoneOptions } from "../../../time/zone-options.tsx";
import { useConnections } from "../../connections/use-connections.ts";
import { ColumnGuide } from "./column-guide.tsx";
import { sampleHref } from "./sample-file.ts";

export interface ChooseFileProps {
  timeZone: string;
  onZone: (timeZone: string) => void;
  problem: { fact: string; next: string } | undefined;
  onChoose: (file: File) => void;
}

export function ChooseFile({ timeZone, onZone, problem, onChoose }: ChooseFileProps) {
  const connections = useConnections();
  return (
    <div className="split">
      <section className="panel stack" aria-labelledby="file">
        <h2 className="h3" id="file">
          Choose a file
        </h2>
        <div role="alert" className="contents">
          {problem ? (
            <Notice tone="warn" fact={problem.fact}>
              {problem.next}
            </Notice>
          ) : null}
        </div>
        <FileDrop
          label="Choose a CSV or JSON file, or drop it here"
          hint="Up to 1,000 rows, as your spreadsheet saves it"
          accept=".csv,.tsv,.txt,.json,text/csv,application/json"
          onFile={onChoose}
        />
        <Field
          label="Times in the file are by the clocks in"
          hint={`For rows without a zone of their own. 9:00 is 9:00 in ${cityOf(timeZone)}, on both sides of a clock change.`}
        >
          {(control) => (
            <Select {...control} value={timeZone} onChange={({ target }) => onZone(target.value)}>
              <ZoneOptions chosen={timeZone} />
            </Select>
          )}
        </Field>
      </section>
      <aside className="stack">
        <section className="panel stack" aria-labelledby="sample">
          <h2 className="h3" id="sample">
            Begin with a sample
          </h2>
          <p className="soft">It opens in every spreadsheet. Write your posts into it, a post a row.</p>
          <Button asChild className="justify-self-start">
            <a href={sampleHref(connections.data ?? [], new Date())} download="planrrr-sample.csv">
              Download the sample
            </a>
          </Button>
        </section>
        <ColumnGuide />
      </aside>
    </div>
  );
}
