"use client";

import type { WebhookDelivery } from "@planrrr/contract";
import { Button, Skeleton, StateMark } from "@planrrr/ui";
import { sayWhen } from "../../time/say-when.ts";
import { useClock } from "../../time/use-clock.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { useDeliveries, useSendAgain } from "./use-webhooks.ts";
import { sayDelivery, sayEvent, sayTries } from "./webhook-words.ts";

/** What was sent in the last 30 days and what came of it, newest first. */
export function DeliveryList({ webhookId, title }: { webhookId: string; title: string }) {
  const deliveries = useDeliveries(webhookId);
  const all = deliveries.data?.pages.flatMap(({ items }) => items);
  return (
    <div className="stack s">
      {deliveries.error ? <ProblemNotice error={deliveries.error} /> : null}
      {deliveries.isPending ? <Skeleton label="Reading what was sent" rows={2} height={56} /> : null}
      {all?.length === 0 ? <p className="soft">Nothing was sent yet.</p> : null}
      {all && all.length > 0 ? (
        <ol aria-label={`What was sent to ${title}`}>
          {all.map((delivery) => (
            <DeliveryRow key={delivery.id} delivery={delivery} />
          ))}
        </ol>
      ) : null}
      {deliveries.hasNextPage ? (
        <Button
          className="justify-self-start"
          busy={deliveries.isFetchingNextPage}
          onClick={() => void deliveries.fetchNextPage()}
        >
          Show older ones
        </Button>
      ) : null}
    </div>
  );
}

function DeliveryRow({ delivery }: { delivery: WebhookDelivery }) {
  const { now, timeZone } = useClock();
  const again = useSendAgain();
  const { kind, words } = sayDelivery(delivery);
  const { type, attempts, createdAt, nextAttemptAt, status, payload } = delivery;
  const say = (moment: Date) => sayWhen(moment, timeZone, now);
  return (
    <li className="row between items-start border-b border-(--line) py-4 first:pt-0 last:border-b-0 last:pb-0">
      <div className="min-w-0">
        <p className="h4">{sayEvent(type)}</p>
        <StateMark kind={kind}>{words}</StateMark>
        <p className="note">
          {say(createdAt)}, {sayTries(attempts)}
          {status === "WAITING" && attempts > 0 && nextAttemptAt ? `, the next ${say(nextAttemptAt)}` : ""}
        </p>
        <details>
          <summary>
            The message<span className="sr">: {sayEvent(type)}</span>
          </summary>
          <pre className="raw">{JSON.stringify(payload, null, 2)}</pre>
        </details>
      </div>
      <Button tone="bare" busy={again.isPending} onClick={() => again.mutate(delivery)}>
        Send again
        <span className="sr">
          : {sayEvent(type)}, {say(createdAt)}
        </span>
      </Button>
    </li>
  );
}
