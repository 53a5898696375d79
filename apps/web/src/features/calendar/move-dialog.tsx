"use client";

import type { CalendarPost } from "@planrrr/contract";
import { Button, Dialog, Field, Input } from "@planrrr/ui";
import { useState } from "react";
import { titleOf } from "../posts/post-state.ts";
import { addDays, dayIn, nameDay, timeIn } from "./zone-time.ts";

export interface MoveDialogProps {
  post: CalendarPost;
  timeZone: string;
  today: string;
  move: (post: CalendarPost, day: string) => void;
  close: () => void;
}

/** What dragging does, by button and by key. */
export function MoveDialog({ post, timeZone, today, move, close }: MoveDialogProps) {
  const from = dayIn(post.scheduledAt, timeZone);
  const [day, setDay] = useState(from);
  const near = [
    { label: "A day earlier", day: addDays(from, -1) },
    { label: "A day later", day: addDays(from, 1) },
    { label: "A week later", day: addDays(from, 7) },
  ].filter((choice) => choice.day >= today);
  const go = (to: string) => {
    close();
    move(post, to);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : close())}
      title="Move this post"
      description={`“${titleOf(post.excerpt)}” is on ${nameDay(from)}, ${timeIn(post.scheduledAt, timeZone)}. The time stays.`}
    >
      <div className="row">
        {near.map((choice) => (
          <Button key={choice.label} onClick={() => go(choice.day)}>
            {choice.label}
          </Button>
        ))}
      </div>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (day) go(day);
        }}
      >
        <Field
          label="Another day"
          hint="On the calendar, Shift and an arrow key move the post that has the focus."
        >
          {(control) => (
            <Input
              {...control}
              type="date"
              min={today}
              required
              value={day}
              onChange={({ target }) => setDay(target.value)}
            />
          )}
        </Field>
        <div className="dialog-actions">
          <Button onClick={close}>Leave it</Button>
          <Button tone="ink" type="submit">
            Move it
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
