"use client";

import type { Connection } from "@planrrr/contract";
import { Button, Field, Icon, Input, networkNames, Pick, Select } from "@planrrr/ui";
import { type FormEvent, useState } from "react";
import { cityOf } from "../../../time/say-when.ts";
import { ZoneOptions } from "../../../time/zone-options.tsx";
import { ProblemNotice } from "../../problem-notice.tsx";
import { weekdays } from "../weekdays.ts";
import { useAddSlots } from "./use-slots.ts";

export interface AddSlotsProps {
  /** The zone that the team plans in. */
  timeZone: string;
  connections: readonly Connection[];
}

/** Several days and several times at once: each day gets each time. */
export function AddSlots({ timeZone: teamZone, connections }: AddSlotsProps) {
  const [days, setDays] = useState<number[]>([]);
  const [times, setTimes] = useState(["09:00"]);
  const [timeZone, setTimeZone] = useState(teamZone);
  const [connectionId, setConnectionId] = useState("");
  const [tried, setTried] = useState(false);
  const add = useAddSlots();
  const toggle = (day: number, on: boolean) =>
    setDays(on ? [...days, day].toSorted((a, b) => a - b) : days.filter((each) => each !== day));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (days.length === 0 || times.some((time) => time === "") || add.isPending) return;
    add.mutate(
      { weekdays: days, localTimes: times, timeZone, ...(connectionId ? { connectionId } : {}) },
      {
        onSuccess: () => {
          setDays([]);
          setTried(false);
        },
      },
    );
  };
  return (
    <form className="stack" method="post" onSubmit={submit} noValidate>
      {add.error ? <ProblemNotice error={add.error} /> : null}
      <fieldset className="stack s">
        <legend className="label mb-2">Days</legend>
        <div className="row">
          {weekdays.map(({ number, name, short }) => (
            <Pick key={number} checked={days.includes(number)} onChange={(on) => toggle(number, on)}>
              <span aria-hidden="true">{short}</span>
              <span className="sr">{name}</span>
            </Pick>
          ))}
        </div>
        {tried && days.length === 0 ? (
          <p className="field-error" role="alert">
            <Icon name="triangle" />
            Choose at least one day.
          </p>
        ) : null}
      </fieldset>
      <div className="stack s">
        {times.map((time, nth) => (
          <Field
            key={nth}
            label={nth === 0 ? "Time" : `Time ${nth + 1}`}
            error={tried && time === "" ? "Fill in a time." : undefined}
          >
            {(control) => (
              <Input
                {...control}
                type="time"
                className="num"
                value={time}
                onChange={({ target }) => setTimes(times.with(nth, target.value))}
              />
            )}
          </Field>
        ))}
        <div className="row">
          {times.length < 6 ? (
            <Button tone="bare" onClick={() => setTimes([...times, ""])}>
              <Icon name="add" />
              Another time
            </Button>
          ) : null}
          {times.length > 1 ? (
            <Button tone="bare" onClick={() => setTimes(times.slice(0, -1))}>
              Take the last one away
            </Button>
          ) : null}
        </div>
      </div>
      <Field
        label="Whose time"
        hint={`It stays the same hour in ${cityOf(timeZone)}, also when the clocks change.`}
      >
        {(control) => (
          <Select {...control} value={timeZone} onChange={({ target }) => setTimeZone(target.value)}>
            <ZoneOptions chosen={timeZone} />
          </Select>
        )}
      </Field>
      <Field label="For">
        {(control) => (
          <Select {...control} value={connectionId} onChange={({ target }) => setConnectionId(target.value)}>
            <option value="">Every account</option>
            {connections.map(({ id, network, handle }) => (
              <option key={id} value={id}>
                {handle} on {networkNames[network]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Button className="justify-self-start" tone="ink" type="submit" busy={add.isPending}>
        Add these times
      </Button>
    </form>
  );
}
