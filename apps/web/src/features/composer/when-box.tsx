"use client";

import type { ResolvedSchedule, ValidatePostOutput } from "@planrrr/contract";
import { Card, Field, Input, Notice, Segments } from "@planrrr/ui";
import { sayWhen } from "../../time/say-when.ts";
import { useClock } from "../../time/use-clock.ts";
import { clockWords } from "./clock-words.ts";
import { type Draft, localTimeOf, wallTime } from "./draft.ts";
import { NextSlots } from "./next-slots.tsx";
import { ZonePicker } from "./zone-picker.tsx";

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
          <ZonePicker value={draft.timeZone} onChange={(timeZone) => change({ timeZone })} />
        </div>
      ) : (
        <p className="soft">It goes out as soon as you press the button. Usually ten seconds.</p>
      )}
      <div role="status" className="stack s">
        {draft.when === "at" && !error ? <Meant draft={draft} check={check} /> : null}
      </div>
      <NextSlots connectionIds={draft.connectionIds} onTake={change} />
    </Card>
  );
}

/** What the chosen time really is: where the clocks change, and for whoever is elsewhere. */
function Meant({ draft, check }: Pick<WhenBoxProps, "draft" | "check">) {
  const { now, timeZone } = useClock();
  const { schedule, scheduledAt } = check ?? {};
  if (!schedule || !scheduledAt || !isAbout(draft, schedule)) return null;
  const clocks = clockWords(schedule);
  const isElsewhere = draft.timeZone !== timeZone;
  return (
    <>
      {clocks ? (
        <Notice tone="calm" icon="clock" fact={clocks.fact}>
          {clocks.more}
        </Notice>
      ) : null}
      {isElsewhere ? <p className="note">For you that is {sayWhen(scheduledAt, timeZone, now)}.</p> : null}
    </>
  );
}

/** The answer is a moment behind the fields. */
function isAbout(draft: Draft, schedule: ResolvedSchedule): boolean {
  return schedule.localTime === localTimeOf(draft) && schedule.timeZone === draft.timeZone;
}

function tomorrow({ timeZone }: Draft): Pick<Draft, "date" | "time"> {
  const [date = ""] = wallTime(new Date(Date.now() + 86_400_000), timeZone).split("T");
  return { date, time: "09:00" };
}
