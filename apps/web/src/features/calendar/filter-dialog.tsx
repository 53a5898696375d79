"use client";

import { Button, Dialog, Field, networkNames, Select } from "@planrrr/ui";
import { cityOf } from "../../time/say-when.ts";
import { useConnections } from "../connections/use-connections.ts";
import type { CalendarState } from "./use-calendar-view.ts";

const statuses = [
  ["ALL", "All posts"],
  ["DRAFT", "Drafts"],
  ["PENDING_APPROVAL", "Waiting for a yes"],
  ["SCHEDULED", "Planned"],
  ["PUBLISHING", "Going out now"],
  ["PUBLISHED", "Went out"],
  ["PARTIALLY_PUBLISHED", "Went out in part"],
  ["FAILED", "Did not go out"],
  ["CANCELLED", "Cancelled"],
] as const;

export interface FilterDialogProps {
  state: CalendarState;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Whose posts, which of them, and by which clock. */
export function FilterDialog({ state, open, onOpenChange }: FilterDialogProps) {
  const { filter, timeZone, ownZone, change } = state;
  const connections = useConnections();
  const zones = open ? [...new Set([timeZone, ownZone, "UTC", ...Intl.supportedValuesOf("timeZone")])] : [];
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="What the calendar shows">
      <div className="stack">
        <Field label="Account">
          {(control) => (
            <Select
              {...control}
              value={filter.connection}
              onChange={({ target }) => change({ connection: target.value })}
            >
              <option value="ALL">All accounts</option>
              {connections.data?.map(({ id, handle, network }) => (
                <option key={id} value={id}>
                  {handle} on {networkNames[network]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="Posts">
          {(control) => (
            <Select
              {...control}
              value={filter.status}
              onChange={({ target }) => change({ status: target.value })}
            >
              {statuses.map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="Times in">
          {(control) => (
            <Select
              {...control}
              value={timeZone}
              onChange={({ target }) => change({ zone: target.value === ownZone ? "" : target.value })}
            >
              {zones.map((zone) => (
                <option key={zone} value={zone}>
                  {zone === ownZone ? `${cityOf(zone)}, your own` : zone.replaceAll("_", " ")}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      <div className="dialog-actions">
        <Button onClick={() => change({ status: "ALL", connection: "ALL", zone: "" })}>
          Show everything
        </Button>
        <Button tone="ink" onClick={() => onOpenChange(false)}>
          Done
        </Button>
      </div>
    </Dialog>
  );
}
