"use client";

import type { Webhook } from "@planrrr/contract";
import { Button, ConfirmDialog, StateMark } from "@planrrr/ui";
import { useRef, useState } from "react";
import { tellProblem } from "../../api/tell-problem.ts";
import { sayWhen } from "../../time/say-when.ts";
import { useClock } from "../../time/use-clock.ts";
import { ChangeWebhook } from "./change-webhook.tsx";
import { DeliveryList } from "./delivery-list.tsx";
import { SecretShown } from "./secret-shown.tsx";
import { useChangeWebhook, useRemoveWebhook, useRotateSecret, useSendTest } from "./use-webhooks.ts";
import { sayEvent, sayWebhook } from "./webhook-words.ts";

/** One address: how it stands, what it is told of, what was sent, and how it is paused or ended. */
export function WebhookPanel({ webhook }: { webhook: Webhook }) {
  const { now, timeZone } = useClock();
  const [asking, setAsking] = useState<"delete" | "rotate">();
  const [changing, setChanging] = useState(false);
  const changer = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const change = useChangeWebhook();
  const remove = useRemoveWebhook();
  const rotate = useRotateSecret();
  const test = useSendTest();
  const { id, url, events, status, failingSince, oldSecretUntil } = webhook;
  const title = webhook.name || new URL(url).host;
  const of = <span className="sr"> {title}</span>;
  const { kind, words } = sayWebhook(webhook);
  const say = (moment: Date) => sayWhen(moment, timeZone, now);
  const endChange = () => {
    setChanging(false);
    changer.current?.focus();
  };
  const turn = (to: "ACTIVE" | "PAUSED") => change.mutate({ id, status: to }, { onError: tellProblem });
  return (
    <section className="panel stack" aria-labelledby={`webhook-${id}`}>
      <div className="min-w-0">
        <h2 className="h3 wrap-anywhere" id={`webhook-${id}`} dir="auto">
          {title}
        </h2>
        <p className="note wrap-anywhere">{url}</p>
      </div>
      <p role="status">
        <StateMark kind={kind}>{words}</StateMark>
      </p>
      <p className="note">
        {events.map(sayEvent).join(" · ")}
        {failingSince && status !== "PAUSED" ? ` · Nothing has arrived since ${say(failingSince)}` : ""}
        {oldSecretUntil && oldSecretUntil > now ? ` · The old secret works until ${say(oldSecretUntil)}` : ""}
      </p>
      <div className="row">
        <Button busy={test.isPending} onClick={() => test.mutate(webhook)}>
          Send a test{of}
        </Button>
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          What was sent{of}
        </Button>
      </div>
      <div className="row">
        <Button ref={changer} tone="bare" aria-expanded={changing} onClick={() => setChanging(!changing)}>
          Change{of}
        </Button>
        <Button
          tone="bare"
          busy={change.isPending}
          onClick={() => turn(status === "ACTIVE" ? "PAUSED" : "ACTIVE")}
        >
          {status === "ACTIVE" ? "Pause" : "Resume"}
          {of}
        </Button>
        <Button tone="bare" onClick={() => setAsking("rotate")}>
          New secret{of}
        </Button>
        <Button tone="bare" onClick={() => setAsking("delete")}>
          Delete{of}
        </Button>
      </div>
      {changing ? <ChangeWebhook webhook={webhook} onEnd={endChange} /> : null}
      <div className="contents" role="status">
        {rotate.data ? <SecretShown secret={rotate.data.secret} /> : null}
      </div>
      {open ? <DeliveryList webhookId={id} title={title} /> : null}
      <ConfirmDialog
        open={asking === "delete"}
        onOpenChange={(on) => setAsking(on ? "delete" : undefined)}
        title={`Delete ${title}?`}
        description="Nothing is sent there any more, and what was sent is forgotten. This cannot be undone."
        confirm="Delete the webhook"
        busy={remove.isPending}
        onConfirm={() => remove.mutate(webhook, { onSettled: () => setAsking(undefined) })}
      />
      <ConfirmDialog
        open={asking === "rotate"}
        onOpenChange={(on) => setAsking(on ? "rotate" : undefined)}
        title={`A new secret for ${title}?`}
        description="For 24 hours messages are signed with both, so that you can change it in your program."
        confirm="Make a new secret"
        busy={rotate.isPending}
        onConfirm={() => rotate.mutate(webhook, { onSettled: () => setAsking(undefined) })}
      />
    </section>
  );
}
