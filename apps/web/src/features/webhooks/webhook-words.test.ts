import { type Webhook, type WebhookDelivery, WebhookEventType } from "@planrrr/contract";
import { expect, test } from "vitest";
import { eventTypes, sayDelivery, sayEvent, sayTries, sayWebhook } from "./webhook-words.ts";

const webhook: Webhook = {
  id: "0",
  name: "Shop",
  url: "https://shop.example/hooks",
  events: ["post.created"],
  status: "ACTIVE",
  disabledReason: null,
  failingSince: null,
  oldSecretUntil: null,
  createdBy: null,
  createdAt: new Date(0),
  updatedAt: new Date(0),
};
const delivery: WebhookDelivery = {
  id: "0",
  webhookId: "0",
  messageId: "m",
  type: "post.created",
  status: "WAITING",
  attempts: 0,
  createdAt: new Date(0),
  attemptedAt: null,
  nextAttemptAt: null,
  responseStatus: null,
  durationMs: null,
  failure: null,
  payload: {},
};

test("every event that may be asked for stands in the form, in words", () => {
  expect(eventTypes.toSorted()).toEqual(WebhookEventType.options.toSorted());
  for (const type of eventTypes) expect(sayEvent(type)).not.toBe(type);
  expect(sayEvent("webhook.test")).toBe("A test");
  expect(sayEvent("what.comes")).toBe("what.comes");
});

test.each<[Partial<Webhook>, string, string]>([
  [{}, "out", "It is told"],
  [{ failingSince: new Date(0) }, "fix", "at the moment"],
  [{ status: "PAUSED", failingSince: new Date(0) }, "cancelled", "Paused"],
  [{ status: "DISABLED", disabledReason: "gone" }, "failed", "it is gone"],
  [{ status: "DISABLED", disabledReason: "failing" }, "failed", "for days"],
])("a webhook %j is %s", (change, kind, words) => {
  const said = sayWebhook({ ...webhook, ...change });
  expect(said.kind).toBe(kind);
  expect(said.words).toContain(words);
});

test.each<[Partial<WebhookDelivery>, string, string]>([
  [{}, "waiting", "On its way"],
  [
    { attempts: 1, failure: "refused", responseStatus: 500 },
    "waiting",
    "The address refused it (it answered 500); we try again",
  ],
  [{ status: "DELIVERED", responseStatus: 204 }, "out", "Arrived"],
  [{ status: "FAILED", failure: "timed-out" }, "failed", "The address did not answer in time"],
  [{ status: "FAILED" }, "failed", "It did not arrive"],
])("a delivery %j is %s", (change, kind, words) => {
  expect(sayDelivery({ ...delivery, ...change })).toEqual({ kind, words });
});

test("tries are counted in words", () => {
  expect([0, 1, 8].map(sayTries)).toEqual(["not tried yet", "one try", "8 tries"]);
});
