"use client";

import { Field, Input } from "@planrrr/ui";
import { cityOf, ownZone } from "../../../time/say-when.ts";
import { instantOf } from "../../calendar/zone-time.ts";
import { wallTime } from "../draft.ts";

export interface PublicFromProps {
  /** An instant; absent: it stays private. */
  value: string | undefined;
  onChange: (instant: string | undefined) => void;
}

/** The moment from which YouTube itself shows the video to everyone. */
export function PublicFrom({ value, onChange }: PublicFromProps) {
  const zone = ownZone();
  return (
    <Field
      label="Public from"
      hint={`YouTube shows it to everyone then, in ${cityOf(zone)} time. Left empty, it stays with you.`}
    >
      {(control) => (
        <Input
          {...control}
          type="datetime-local"
          className="num"
          value={value ? wallTime(new Date(value), zone) : ""}
          onChange={({ target }) => {
            const [day, time] = target.value.split("T");
            onChange(day && time ? instantOf(day, time.slice(0, 5), zone).toISOString() : undefined);
          }}
        />
      )}
    </Field>
  );
}
