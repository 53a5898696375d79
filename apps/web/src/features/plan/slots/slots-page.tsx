"use client";

import { Skeleton } from "@planrrr/ui";
import { cityOf, ownZone } from "../../../time/say-when.ts";
import { useConnections } from "../../connections/use-connections.ts";
import { ProblemNotice } from "../../problem-notice.tsx";
import { useTeamSettings } from "../../team/use-team.ts";
import { PlanFrame } from "../plan-frame.tsx";
import { AddSlots } from "./add-slots.tsx";
import { NextFree } from "./next-free.tsx";
import { SlotWeek } from "./slot-week.tsx";
import { useRemoveSlot, useSlots } from "./use-slots.ts";

/** The times of the week at which the team likes to publish. */
export function SlotsPage() {
  const slots = useSlots();
  const connections = useConnections();
  const settings = useTeamSettings();
  const remove = useRemoveSlot();
  const [zone, ...others] = new Set(slots.data?.map(({ timeZone }) => timeZone));
  const teamZone = settings.data?.timeZone ?? ownZone();
  const waits = slots.isPending || settings.isPending;
  const error = slots.error ?? connections.error ?? settings.error;
  return (
    <PlanFrame
      title="Weekly times"
      lead="The hours at which you like to publish. A new post takes the next one that is free, by one press."
    >
      {error ? <ProblemNotice error={error} /> : null}
      <div className="split">
        <div className="stack xl">
          {waits && !error ? <Skeleton label="Reading your weekly times" rows={7} height={56} /> : null}
          {slots.data ? (
            <section className="panel stack" aria-labelledby="week">
              <div className="section-head">
                <h2 className="h3" id="week">
                  Your week
                </h2>
                <p className="note">
                  {slots.data.length === 0
                    ? "There are no times yet. Choose days and a time, and add them."
                    : others.length > 0
                      ? "Each time is by the clocks of its own city."
                      : `By the clocks in ${cityOf(zone ?? teamZone)}.`}
                </p>
              </div>
              <SlotWeek
                slots={slots.data}
                connections={connections.data ?? []}
                onRemove={(slot) => remove.mutate(slot)}
              />
            </section>
          ) : null}
          {slots.data && slots.data.length > 0 ? <NextFree /> : null}
        </div>
        <aside className="panel stack" aria-labelledby="add">
          <h2 className="h3" id="add">
            Add times
          </h2>
          {settings.data ? <AddSlots timeZone={teamZone} connections={connections.data ?? []} /> : null}
        </aside>
      </div>
    </PlanFrame>
  );
}
