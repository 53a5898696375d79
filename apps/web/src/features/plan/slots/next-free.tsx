"use client";

import { Skeleton } from "@planrrr/ui";
import { ProblemNotice } from "../../problem-notice.tsx";
import { MomentList } from "../moment-list.tsx";
import { useNextSlots } from "./use-slots.ts";

/** The next three real dates that nothing is planned for. */
export function NextFree() {
  const next = useNextSlots(3);
  return (
    <section className="panel stack" aria-labelledby="next">
      <h2 className="h3" id="next">
        The next three that are free
      </h2>
      {next.error ? <ProblemNotice error={next.error} /> : null}
      {next.isPending ? <Skeleton label="Looking for free times" height={44} /> : null}
      {next.data?.length === 0 ? (
        <p className="soft">For four months every one of them is taken. Add more times to have room again.</p>
      ) : null}
      {next.data ? <MomentList moments={next.data} /> : null}
    </section>
  );
}
