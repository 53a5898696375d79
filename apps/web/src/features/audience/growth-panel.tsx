"use client";

import type { AudienceAccount } from "@planrrr/contract";
import { Field, networkNames, Segments, Select, Skeleton } from "@planrrr/ui";
import { lazy, Suspense, useState } from "react";
import { ProblemNotice } from "../problem-notice.tsx";
import { useGrowth } from "./use-audience.ts";

const GrowthChart = lazy(async () => ({ default: (await import("./growth-chart.tsx")).GrowthChart }));

const spans = [
  { value: "7", label: "A week" },
  { value: "30", label: "A month" },
  { value: "365", label: "A year" },
] as const;

export function GrowthPanel({ accounts }: { accounts: AudienceAccount[] }) {
  const [chosen, setChosen] = useState<string>();
  const [days, setDays] = useState<(typeof spans)[number]["value"]>("30");
  const id = chosen ?? accounts[0]?.connectionId;
  const growth = useGrowth(id, Number(days));
  return (
    <section className="panel stack">
      <h2 className="h3">How it grew</h2>
      <div className="filters two">
        <Field label="Account">
          {(control) => (
            <Select {...control} value={id ?? ""} onChange={(event) => setChosen(event.target.value)}>
              {accounts.map(({ connectionId, network, displayName }) => (
                <option key={connectionId} value={connectionId}>
                  {displayName} on {networkNames[network]}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      <Segments label="Of what time" name="growth-days" value={days} options={spans} onChange={setDays} />
      {growth.error ? <ProblemNotice error={growth.error} /> : null}
      {growth.isPending ? <Skeleton label="Reading the numbers" rows={1} height={220} /> : null}
      {growth.data ? (
        <Suspense fallback={<Skeleton label="Drawing the line" rows={1} height={220} />}>
          <GrowthChart growth={growth.data} />
        </Suspense>
      ) : null}
    </section>
  );
}
