"use client";

import type { ReactNode } from "react";
import { useClock } from "../../time/use-clock.ts";
import { cityOf } from "../../time/say-when.ts";
import { type Moment, sayClockChange, sayMoment } from "./say-moment.ts";
import { zoneChange } from "./zone-change.ts";

export interface MomentListProps {
  moments: readonly Moment[];
  /** Stands behind each, e.g. a way to use it. */
  end?: (moment: Moment) => ReactNode;
}

/** Real dates, with what the clocks do in between. */
export function MomentList({ moments, end }: MomentListProps) {
  const { now } = useClock();
  return (
    <ol className="moments">
      {moments.map((moment, nth) => (
        <li key={moment.scheduledAt.toISOString()} className="row between">
          <div className="min-w-0">
            <p>{sayMoment(moment, now)}</p>
            <ClockNote moment={moment} before={moments[nth - 1]?.scheduledAt ?? now} />
          </div>
          {end?.(moment)}
        </li>
      ))}
    </ol>
  );
}

function ClockNote({ moment, before }: { moment: Moment; before: Date }) {
  const { timeZone } = moment.schedule;
  const change = zoneChange(before, moment.scheduledAt, timeZone);
  const note =
    sayClockChange(moment) ??
    (change ? `The clocks have gone ${change} in ${cityOf(timeZone)} by then; the time stays.` : undefined);
  return note ? <p className="note">{note}</p> : null;
}
