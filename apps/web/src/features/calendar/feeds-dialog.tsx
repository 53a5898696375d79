"use client";

import type { CalendarFeed } from "@planrrr/contract";
import { Button, CopyField, Dialog, Field, Input, Skeleton } from "@planrrr/ui";
import { useState } from "react";
import { sayWhen } from "../../time/say-when.ts";
import type { Clock } from "../posts/post-state.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { useFeeds } from "./use-feeds.ts";

/** Links by which a phone's calendar, or somebody else's, shows the team's posts. */
export function FeedsDialog({ clock, close }: { clock: Clock; close: () => void }) {
  const { feeds, make, remove } = useFeeds();
  const [name, setName] = useState("");
  const [asking, setAsking] = useState<string>();
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : close())}
      title="In another calendar"
      description="A calendar on your phone or desk reads your team's posts by a link and stays up to date. Whoever has the link can read them, without signing in."
    >
      {make.data ? (
        <div className="stack">
          <CopyField
            label={`The link for ${make.data.name}`}
            value={`${window.location.origin}${make.data.path}`}
            hint="Shown only now. Paste it where your calendar asks for a subscription."
          />
          <Button asChild className="justify-self-start">
            <a href={`webcal://${window.location.host}${make.data.path}`}>
              Open it in this device’s calendar
            </a>
          </Button>
        </div>
      ) : (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim()) make.mutate(name.trim());
          }}
        >
          <Field label="What it is for">
            {(control) => (
              <Input
                {...control}
                required
                maxLength={100}
                placeholder="My phone"
                value={name}
                onChange={({ target }) => setName(target.value)}
              />
            )}
          </Field>
          <Button className="justify-self-start" tone="ink" type="submit" busy={make.isPending}>
            Make a link
          </Button>
        </form>
      )}
      {feeds.error ? <ProblemNotice error={feeds.error} /> : null}
      {feeds.isPending ? <Skeleton label="Reading your links" rows={1} height={44} /> : null}
      {feeds.data && feeds.data.items.length > 0 ? (
        <section className="stack s">
          <h3 className="h4">Links in use</h3>
          <ul>
            {feeds.data.items.map((feed) => (
              <li key={feed.id} className="row between border-b border-(--line) py-2">
                <p className="min-w-0 wrap-anywhere">
                  <b>{feed.name}</b> <span className="note">{sayRead(feed, clock)}</span>
                </p>
                {asking === feed.id ? (
                  <span className="row">
                    <Button onClick={() => setAsking(undefined)}>Keep it</Button>
                    <Button busy={remove.isPending} onClick={() => remove.mutate(feed.id)}>
                      Yes, nobody reads by it
                    </Button>
                  </span>
                ) : (
                  <Button onClick={() => setAsking(feed.id)}>
                    Take it back<span className="sr">: {feed.name}</span>
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <div className="dialog-actions">
        <Button onClick={close}>Done</Button>
      </div>
    </Dialog>
  );
}

function sayRead({ readAt }: CalendarFeed, { now, timeZone }: Clock): string {
  return readAt ? `Last read ${sayWhen(readAt, timeZone, now)}.` : "Nobody has read by it yet.";
}
