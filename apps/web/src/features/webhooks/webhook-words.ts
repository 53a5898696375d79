import type { Webhook, WebhookDelivery, WebhookEventType } from "@planrrr/contract";
import type { StateKind } from "@planrrr/ui";

/** What a webhook may be told of, in the order of the form. */
export const eventWords: { readonly [type in WebhookEventType]: string } = {
  "publication.published": "A post went out",
  "publication.failed": "A post did not go out",
  "publication.unconfirmed": "A post could not be confirmed",
  "post.created": "A post was written",
  "post.changed": "A post was changed",
  "post.removed": "A post was deleted",
  "connection.changed": "An account was connected or changed",
  "connection.needs-reconnecting": "An account has to be connected again",
  "connection.removed": "An account was taken off",
  "audience.milestone": "Your audience reached a round number",
  "bundle.changed": "A deal changed (often many at once)",
};

export const eventTypes = Object.keys(eventWords) as WebhookEventType[];

/** What most people want to hear of first. */
export const usualEvents: readonly WebhookEventType[] = ["publication.published", "publication.failed"];

export interface SaidState {
  kind: StateKind;
  words: string;
}

export function sayWebhook({ status, disabledReason, failingSince }: Webhook): SaidState {
  if (status === "PAUSED") return { kind: "cancelled", words: "Paused" };
  if (status === "DISABLED")
    return {
      kind: "failed",
      words:
        disabledReason === "gone"
          ? "Switched off: the address says that it is gone"
          : "Switched off: nothing has arrived for days",
    };
  if (failingSince) return { kind: "fix", words: "Nothing arrives at the moment; we go on trying" };
  return { kind: "out", words: "It is told" };
}

const failureWords: { readonly [failure in NonNullable<WebhookDelivery["failure"]>]: string } = {
  refused: "The address refused it",
  redirected: "The address led somewhere else, where we do not follow",
  gone: "The address says that it is gone",
  "timed-out": "The address did not answer in time",
  unreachable: "The address could not be reached",
  "address-blocked": "The address lies in a private network, where we do not send",
  "switched-off": "The webhook was switched off before it arrived",
};

export function sayDelivery({ status, failure, responseStatus }: WebhookDelivery): SaidState {
  if (status === "DELIVERED") return { kind: "out", words: "Arrived" };
  const why = failure ? failureWords[failure] : "";
  const answer = responseStatus === null ? "" : ` (it answered ${responseStatus})`;
  if (status === "FAILED") return { kind: "failed", words: `${why || "It did not arrive"}${answer}` };
  return { kind: "waiting", words: why ? `${why}${answer}; we try again` : "On its way" };
}

export function sayTries(attempts: number): string {
  if (attempts === 0) return "not tried yet";
  return attempts === 1 ? "one try" : `${attempts} tries`;
}

/** Of an event that this page does not know yet, its own name. */
export function sayEvent(type: string): string {
  if (type === "webhook.test") return "A test";
  return eventWords[type as WebhookEventType] ?? type;
}
