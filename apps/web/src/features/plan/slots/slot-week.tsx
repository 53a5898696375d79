"use client";

import type { Connection, PostingSlot } from "@planrrr/contract";
import { Button, Icon, NetworkMark, networkNames } from "@planrrr/ui";
import { cityOf } from "../../../time/say-when.ts";
import { weekdays } from "../weekdays.ts";
import { sayLocalTime, saySlot } from "./say-slot.ts";

export interface SlotWeekProps {
  slots: readonly PostingSlot[];
  connections: readonly Connection[];
  onRemove: (slot: PostingSlot) => void;
}

/** The week, a day a row: a day without times is said, too. */
export function SlotWeek({ slots, connections, onRemove }: SlotWeekProps) {
  const zones = new Set(slots.map(({ timeZone }) => timeZone));
  return (
    <ul className="slot-week">
      {weekdays.map(({ number, name }) => {
        const ofDay = slots.filter(({ weekday }) => weekday === number);
        return (
          <li key={number}>
            <h3 className="h4">{name}</h3>
            {ofDay.length === 0 ? <p className="note">No time</p> : null}
            <ul className="row" hidden={ofDay.length === 0}>
              {ofDay.map((slot) => (
                <Slot
                  key={slot.id}
                  slot={slot}
                  zoned={zones.size > 1}
                  connection={connections.find(({ id }) => id === slot.connectionId)}
                  onRemove={() => onRemove(slot)}
                />
              ))}
            </ul>
          </li>
        );
      })}
    </ul>
  );
}

interface SlotProps {
  slot: PostingSlot;
  /** Says the city, where there are slots of several. */
  zoned: boolean;
  connection: Connection | undefined;
  onRemove: () => void;
}

function Slot({ slot, zoned, connection, onRemove }: SlotProps) {
  return (
    <li className="slot">
      {connection ? <NetworkMark network={connection.network} size="s" /> : null}
      <span className="min-w-0">
        <span className="slot-time">{sayLocalTime(slot.localTime)}</span>
        {zoned ? <span className="note"> {cityOf(slot.timeZone)}</span> : null}
        {connection ? (
          <span className="small block truncate">
            <span className="sr">only {networkNames[connection.network]}, </span>
            {connection.handle}
          </span>
        ) : null}
      </span>
      <Button tone="bare" className="square" aria-label={`Remove ${saySlot(slot)}`} onClick={onRemove}>
        <Icon name="close" />
      </Button>
    </li>
  );
}
