import type { NextSlot } from "@planrrr/contract";
import { capitalise, cityOf, sayDay, sayTime } from "../../time/say-when.ts";

export type Moment = Pick<NextSlot, "scheduledAt" | "schedule">;

/** `Tuesday 1 December, 9:00 in Dublin`: in the zone that was meant, whatever zone the reader is in. */
export function sayMoment({ scheduledAt, schedule }: Moment, now: Date): string {
  const { timeZone } = schedule;
  return `${capitalise(sayDay(scheduledAt, timeZone, now))}, ${sayTime(scheduledAt, timeZone)} in ${cityOf(timeZone)}`;
}

/** What the clocks make of it on that day, where they are set. */
export function sayClockChange({ scheduledAt, schedule }: Moment): string | undefined {
  const { adjustment, localTime, timeZone } = schedule;
  const meant = localTime.slice(11, 16).replace(/^0/, "");
  if (adjustment === "moved-out-of-gap")
    return `The clocks go forward: ${meant} does not exist on that day, so it is ${sayTime(scheduledAt, timeZone)}.`;
  if (adjustment === "first-of-two")
    return `The clocks go back: ${meant} comes twice on that day, and the first is meant.`;
  return undefined;
}
