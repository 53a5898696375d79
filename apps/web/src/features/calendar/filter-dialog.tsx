"use client";

import { Button, Dialog, Field, Input, networkNames, Select } from "@planrrr/ui";
import { cityOf } from "../../time/say-when.ts";
import { useSignedIn } from "../../session/use-session.ts";
import { useConnections } from "../connections/use-connections.ts";
import { statusWords } from "../posts/status-words.ts";
import { useMembers } from "../team/use-team.ts";
import { useTyped } from "../posts/use-typed.ts";
import { type CalendarState, everything } from "./use-calendar-view.ts";
import { ZoneSelect } from "./zone-select.tsx";

/** Whose posts, which of them, and by which clock. */
export function FilterDialog({ state, close }: { state: CalendarState; close: () => void }) {
  const { filter, timeZone, ownZone, change } = state;
  const { user } = useSignedIn();
  const connections = useConnections();
  const members = useMembers();
  const [words, type] = useTyped(filter.words, (text) => change({ words: text }));
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : close())} title="What the calendar shows">
      <div className="stack">
        <Field label="With the words">
          {(control) => (
            <Input
              {...control}
              type="search"
              maxLength={200}
              value={words}
              onChange={({ target }) => type(target.value)}
            />
          )}
        </Field>
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
        <Field label="Written by">
          {(control) => (
            <Select
              {...control}
              value={filter.author}
              onChange={({ target }) => change({ author: target.value })}
            >
              <option value="ALL">Everybody</option>
              {members.data?.items.map(({ id, name }) => (
                <option key={id} value={id}>
                  {id === user.id ? `${name}, you` : name}
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
              <option value="ALL">All posts</option>
              {Object.entries(statusWords).map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="Times in" hint={`Your own clock is ${cityOf(ownZone)}'s.`}>
          {(control) => (
            <ZoneSelect
              {...control}
              zone={timeZone}
              own={ownZone}
              choose={(zone) => change({ zone: zone === ownZone ? "" : zone })}
            />
          )}
        </Field>
      </div>
      <div className="dialog-actions">
        <Button
          onClick={() => {
            type("");
            change({ ...everything, zone: "" });
          }}
        >
          Show everything
        </Button>
        <Button tone="ink" onClick={close}>
          Done
        </Button>
      </div>
    </Dialog>
  );
}
