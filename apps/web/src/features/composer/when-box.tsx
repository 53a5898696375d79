"use client";

import type { ValidatePostOutput } from "@planrrr/contract";
import { Card, Field, Input, Notice, Segments, Select } from "@planrrr/ui";
import { useMemo } from "react";
import { cityOf, ownZone } from "../../time/say-when.ts";
import { type Draft, wallTime } from "./draft.ts";

export interface WhenBoxProps {
  draft: Draft;
  change: (change: Partial<Draft>) => void;
  check: ValidatePostOutput | undefined;
  error: string | undefined;
}

const choices = [
  { value: "now", label: "Now" },
  { value: "at", label: "Pick a time" },
] as const;

export function WhenBox({ draft, change, check, error }: WhenBoxProps) {
  const choose = (when: Draft["when"]) =>
    change(when === "at" && draft.date === "" ? { when, ...tomorrow(draft) } : { when });
  return (
    <Card className="stack" aria-labelledby="when">
      <h2 className="h3" id="when">
        When
      </h2>
      <Segments label="When it goes out" name="when" value={draft.when} options={choices} onChange={choose} />
      {draft.when === "at" ? (
        <div className="when-grid">
          <Field label="Day" error={error}>
            {(control) => (
              <Input
                {...control}
                type="date"
                value={draft.date}
                onChange={(event) => change({ date: event.target.value })}
                required
              />
            )}
          </Field>
          <Field label="Time">
            {(control) => (
              <Input
                {...control}
                type="time"
                className="num"
                value={draft.time}
                onChange={(event) => change({ time: event.target.value })}
                required
              />
            )}
          </Field>
          <Field label="Whose time">
            {(control) => (
              <Select
                {...control}
                value={draft.timeZone}
                onChange={(event) => change({ timeZone: event.target.value })}
              >
                <Zones chosen={draft.timeZone} />
              </Select>
            )}
          </Field>
        </div>
      ) : (
        <p className="soft">It goes out as soon as you press the button. Usually ten seconds.</p>
      )}
      <div role="status" className="stack s">
        {draft.when === "at"
          ? check?.notices.map((notice) => <Notice key={notice} tone="calm" icon="clock" fact={notice} />)
          : null}
      </div>
    </Card>
  );
}

function tomorrow({ timeZone }: Draft): Pick<Draft, "date" | "time"> {
  const [date = ""] = wallTime(new Date(Date.now() + 86_400_000), timeZone).split("T");
  return { date, time: "09:00" };
}

function Zones({ chosen }: { chosen: string }) {
  const zones = useMemo(
    () => [...new Set([chosen, ownZone(), "UTC", ...Intl.supportedValuesOf("timeZone")])],
    [chosen],
  );
  return zones.map((zone) => (
    <option key={zone} value={zone}>
      {zone === ownZone()
        ? `${cityOf(zone)}, yours`
        : zone.includes("/")
          ? `${cityOf(zone)} (${zone.split("/")[0]})`
          : zone}
    </option>
  ));
}
