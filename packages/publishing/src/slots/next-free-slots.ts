import type { NextSlot, PostingSlot } from "@planrrr/contract";
import { Temporal } from "temporal-polyfill";
import { resolveWallTime } from "../schedule/resolve-schedule.ts";

/** How far ahead free slots are looked for. */
export const slotHorizonDays = 120;

/** The next slots at which nothing is planned, earliest first. Pure; days are counted in each slot's own zone. */
export function nextFreeSlots(
  slots: readonly PostingSlot[],
  input: { after: Date; count: number; isTaken(at: Date, slot: PostingSlot): boolean },
): NextSlot[] {
  const found: NextSlot[] = [];
  const start = Temporal.Instant.fromEpochMilliseconds(input.after.getTime());
  // A week at a time: within it the slots of all zones are put in order.
  for (let week = 0; week * 7 < slotHorizonDays && found.length < input.count; week += 1) {
    const ofWeek = slots.flatMap((slot) => inWeek(slot, start, week)).sort((a, b) => +a.at - +b.at);
    for (const { at, schedule, slot } of ofWeek) {
      if (at <= input.after || found.length === input.count) continue;
      if (found.some((other) => +other.scheduledAt === +at) || input.isTaken(at, slot)) continue;
      found.push({ slotId: slot.id, scheduledAt: at, schedule });
    }
  }
  return found;
}

function inWeek(slot: PostingSlot, start: Temporal.Instant, week: number) {
  const today = start.toZonedDateTimeISO(slot.timeZone).toPlainDate();
  const days = (slot.weekday - today.dayOfWeek + 7) % 7;
  // Today's may have passed: then it is the last of the span, not the first.
  const ahead = resolved(slot, today.add({ days })).at > new Date(start.epochMilliseconds) ? days : days + 7;
  return [resolved(slot, today.add({ days: ahead + week * 7 }))];
}

function resolved(slot: PostingSlot, date: Temporal.PlainDate) {
  const { at, schedule } = resolveWallTime({
    localTime: `${date.toString()}T${slot.localTime}`,
    timeZone: slot.timeZone,
  });
  if (!at || !schedule) throw new Error("A wall time has an instant.");
  return { at, schedule, slot };
}
