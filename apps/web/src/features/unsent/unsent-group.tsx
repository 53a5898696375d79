"use client";

import type { ListedPublication } from "@planrrr/contract";
import { Button, PublicationRow, StateMark, stateKinds } from "@planrrr/ui";
import { useId } from "react";
import { Link } from "../../navigation/link.tsx";
import { numberWord } from "../../time/number-word.ts";
import { capitalise, sayWhen } from "../../time/say-when.ts";
import { type Clock, titleOf } from "../posts/post-state.ts";
import type { ReasonGroup } from "./group-by-reason.ts";
import type { useRetries } from "./use-unsent.ts";

export interface UnsentGroupProps {
  group: ReasonGroup;
  connectionId: string | undefined;
  clock: Clock;
  retries: ReturnType<typeof useRetries>;
}

export function UnsentGroup({ group, connectionId, clock, retries }: UnsentGroupProps) {
  const { state, reason, errorCode, items } = group;
  const id = useId();
  const network = items[0]?.network;
  const together = errorCode !== undefined && network !== undefined && items.length > 1;
  return (
    <section aria-labelledby={id}>
      <div className="row between mb-3">
        <h2 className="h3 read" id={id}>
          {reason}
        </h2>
        {together ? (
          <Button
            busy={retries.all.isPending}
            onClick={() =>
              retries.all.mutate({ network, errorCode, ...(connectionId ? { connectionId } : {}) })
            }
          >
            Try these again
          </Button>
        ) : null}
        {state === "fix" ? (
          <Button asChild>
            <Link href="/connections">Sign in again</Link>
          </Button>
        ) : null}
      </div>
      <ol className="pubs">
        {items.map((item) => (
          <PublicationRow
            key={item.id}
            network={item.network}
            account={item.handle + partWords(item)}
            level={3}
            state={<StateMark kind={state}>{stateKinds[state].words}</StateMark>}
            actions={
              <>
                {item.status === "FAILED" ? (
                  <Button onClick={() => retries.one.mutate(item)}>
                    Try again<span className="sr">: {titleOf(item.excerpt)}</span>
                  </Button>
                ) : null}
                <Button asChild tone={item.status === "FAILED" ? "bare" : "outline"}>
                  <Link href={`/post?id=${item.postId}#on-${item.id}`}>
                    {item.status === "FAILED" ? "See why" : "Look at it"}
                    <span className="sr">: {titleOf(item.excerpt)}</span>
                  </Link>
                </Button>
              </>
            }
          >
            <b className="wrap-anywhere">{titleOf(item.excerpt)}</b>
            <br />
            {sayTries(item, clock)}
          </PublicationRow>
        ))}
      </ol>
    </section>
  );
}

/** Listed alone, a part does not know how many there are. */
function partWords({ role, part }: ListedPublication): string {
  if (role === "comment") return ", first comment";
  return role === "thread" ? `, part ${part + 1}` : "";
}

function sayTries({ attempts, updatedAt }: ListedPublication, { now, timeZone }: Clock): string {
  const tries = `${capitalise(numberWord(attempts))} ${attempts === 1 ? "try" : "tries"}`;
  return `${tries}, last ${sayWhen(updatedAt, timeZone, now)}.`;
}
