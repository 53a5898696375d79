"use client";

import { Field, type FieldControl, Input } from "@planrrr/ui";
import { type KeyboardEvent, useId, useMemo, useState } from "react";
import { cityOf, ownZone, sayTime } from "../../time/say-when.ts";
import { useClock } from "../../time/use-clock.ts";
import { findZones } from "./find-zones.ts";

export interface ZonePickerProps {
  value: string;
  onChange: (timeZone: string) => void;
}

const shown = 8;

/** Whose clocks count, found by typing a city. Left without a choice it stays what it was. */
export function ZonePicker({ value, onChange }: ZonePickerProps) {
  const list = useId();
  const { now } = useClock();
  const [typed, setTyped] = useState<string>();
  const [at, setAt] = useState(0);
  const zones = useMemo(
    () => [...new Set([ownZone(), value, "UTC", ...Intl.supportedValuesOf("timeZone")])],
    [value],
  );
  const found = typed === undefined ? [] : findZones(typed, zones, shown);
  const chosen = found[at];
  const close = () => setTyped(undefined);
  const choose = (timeZone: string) => {
    onChange(timeZone);
    close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (typed === undefined) open();
      else setAt((at + step + found.length) % Math.max(1, found.length));
    } else if (event.key === "Enter" && typed !== undefined && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (chosen) choose(chosen.timeZone);
    } else if (event.key === "Escape" && typed !== undefined) {
      event.stopPropagation();
      close();
    }
  };
  const open = () => {
    setTyped("");
    setAt(0);
  };
  const combobox = (control: FieldControl) => (
    <Input
      {...control}
      role="combobox"
      autoComplete="off"
      spellCheck={false}
      aria-expanded={found.length > 0}
      aria-controls={list}
      aria-autocomplete="list"
      aria-activedescendant={chosen ? `${list}-${at}` : undefined}
      value={typed ?? nameOf(value)}
      placeholder="A city, e.g. Berlin"
      onFocus={(event) => event.target.select()}
      onClick={open}
      onBlur={close}
      onKeyDown={onKeyDown}
      onChange={(event) => {
        setTyped(event.target.value);
        setAt(0);
      }}
    />
  );
  const none =
    typed !== undefined && found.length === 0 ? "No such city. Try a larger one nearby." : undefined;
  return (
    <div className="zone-picker">
      <Field label="Whose time" hint={none}>
        {combobox}
      </Field>
      <ul className="zone-list" id={list} role="listbox" aria-label="Cities" hidden={found.length === 0}>
        {found.map((zone, index) => (
          <li
            key={zone.timeZone}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === at}
            // The field would lose the focus, and close the list, before the choice is made.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(zone.timeZone)}
          >
            <span>
              {zone.city}
              <span className="note">
                {zone.timeZone === ownZone() ? " yours" : zone.region ? ` ${zone.region}` : ""}
              </span>
            </span>
            <span className="note num">{sayTime(now, zone.timeZone)} there now</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function nameOf(timeZone: string): string {
  return timeZone === ownZone() ? `${cityOf(timeZone)}, yours` : cityOf(timeZone);
}
