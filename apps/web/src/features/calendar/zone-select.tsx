"use client";

import { type FieldControl, Select } from "@planrrr/ui";
import { useState } from "react";
import { cityOf } from "../../time/say-when.ts";

export interface ZoneSelectProps extends FieldControl {
  zone: string;
  own: string;
  choose: (zone: string) => void;
}

/** All the world's zones are four hundred: they come when somebody is about to choose one. */
export function ZoneSelect({ zone, own, choose, ...control }: ZoneSelectProps) {
  const [all, setAll] = useState(false);
  const bringAll = () => setAll(true);
  const zones = new Set([zone, own, "UTC", ...(all ? Intl.supportedValuesOf("timeZone") : [])]);
  return (
    <Select
      {...control}
      value={zone}
      onFocus={bringAll}
      onPointerDown={bringAll}
      onChange={({ target }) => choose(target.value)}
    >
      {[...zones].map((name) => (
        <option key={name} value={name}>
          {name === own ? `${cityOf(name)}, your own` : name.replaceAll("_", " ")}
        </option>
      ))}
    </Select>
  );
}
