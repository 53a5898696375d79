"use client";

import type { NextSlot } from "@planrrr/contract";
import { Button, Icon, Skeleton } from "@planrrr/ui";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import { Link } from "../../navigation/link.tsx";
import { capitalise, sayDay, sayTime, sayWhen } from "../../time/say-when.ts";
import { useClock } from "../../time/use-clock.ts";
import { postsKey } from "../posts/posts-keys.ts";
import type { Draft } from "./draft.ts";

export interface NextSlotsProps {
  connectionIds: string[];
  onTake: (when: Pick<Draft, "when" | "date" | "time" | "timeZone">) => void;
}

/** The team's next weekly times at which nothing is planned; one tap takes one. */
export function NextSlots({ connectionIds, onTake }: NextSlotsProps) {
  const { now } = useClock();
  // Below the posts' key: what is planned elsewhere takes a slot away at once.
  const slots = useQuery({
    queryKey: [...postsKey, "slots", ...connectionIds],
    queryFn: () =>
      api.slots.next({ connectionIds: connectionIds.length > 0 ? connectionIds : undefined, count: 3 }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  if (slots.isPending) return <Skeleton label="Looking for free times" rows={1} height={44} />;
  if (!slots.data) return null;
  const { items } = slots.data;
  if (items.length === 0)
    return (
      <p className="note">
        Your team has no weekly times yet. <Link href="/plan/slots">Set them once</Link>, and the next free
        ones stand here.
      </p>
    );
  return (
    <div className="stack s">
      <p className="label" id="next-slots">
        Next free times
      </p>
      <ul className="row next-slots" aria-labelledby="next-slots">
        {items.map((slot) => (
          <li key={slot.scheduledAt.toISOString()}>
            <Button
              onClick={() => onTake(whenOf(slot))}
              title={sayWhen(slot.scheduledAt, slot.schedule.timeZone, now)}
            >
              <Icon name="clock" />
              {capitalise(sayDay(slot.scheduledAt, slot.schedule.timeZone, now))},{" "}
              {sayTime(slot.scheduledAt, slot.schedule.timeZone)}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function whenOf({ schedule }: NextSlot) {
  const [date = "", time = ""] = schedule.localTime.split("T");
  return { when: "at" as const, date, time: time.slice(0, 5), timeZone: schedule.timeZone };
}
