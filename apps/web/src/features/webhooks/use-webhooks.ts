"use client";

import type { ChangeWebhookInput, NewWebhook, Webhook, WebhookDelivery } from "@planrrr/contract";
import { showToast } from "@planrrr/ui";
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, once } from "../../api/client.ts";
import { tellProblem } from "../../api/tell-problem.ts";
import { sayDelivery } from "./webhook-words.ts";

const webhooksKey = ["webhooks"] as const;
const deliveriesKey = (id: string) => [...webhooksKey, "deliveries", id] as const;
/** What is tried again by itself is seen without a reload. */
const lookAgainMs = 5_000;

export function useWebhooks(enabled: boolean) {
  return useQuery({
    queryKey: [...webhooksKey, "list"],
    queryFn: async () => (await api.webhooks.list()).items,
    enabled,
  });
}

export function useDeliveries(id: string) {
  return useInfiniteQuery({
    queryKey: deliveriesKey(id),
    queryFn: ({ pageParam }) => api.webhooks.deliveries({ id, limit: 10, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    refetchInterval: lookAgainMs,
  });
}

function useWebhooksChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: webhooksKey });
}

export function useMakeWebhook(onMade: () => void) {
  const changed = useWebhooksChanged();
  return useMutation({
    mutationFn: (input: NewWebhook) => api.webhooks.create(input, once()),
    onSuccess: onMade,
    onSettled: changed,
  });
}

export function useChangeWebhook() {
  const changed = useWebhooksChanged();
  return useMutation({
    mutationFn: (input: ChangeWebhookInput) => api.webhooks.update(input, once()),
    onSettled: changed,
  });
}

export function useRemoveWebhook() {
  const changed = useWebhooksChanged();
  return useMutation({
    mutationFn: ({ id }: Webhook) => api.webhooks.remove({ id }, once()),
    onSuccess: () => showToast({ fact: "The webhook is deleted", more: "Nothing is sent there any more." }),
    onError: tellProblem,
    onSettled: changed,
  });
}

export function useRotateSecret() {
  const changed = useWebhooksChanged();
  return useMutation({
    mutationFn: ({ id }: Webhook) => api.webhooks.rotate({ id }, once()),
    onError: tellProblem,
    onSettled: changed,
  });
}

/** Sends once and says what came of it. */
export function useSendTest() {
  const changed = useWebhooksChanged();
  return useMutation({
    mutationFn: ({ id }: Webhook) => api.webhooks.test({ id }, once()),
    onSuccess: (delivery) => tellOutcome("The test", delivery),
    onError: tellProblem,
    onSettled: changed,
  });
}

export function useSendAgain() {
  const changed = useWebhooksChanged();
  return useMutation({
    mutationFn: ({ webhookId, id }: WebhookDelivery) =>
      api.webhooks.redeliver({ id: webhookId, deliveryId: id }, once()),
    onSuccess: (delivery) => tellOutcome("It", delivery),
    onError: tellProblem,
    onSettled: changed,
  });
}

function tellOutcome(what: string, delivery: WebhookDelivery): void {
  if (delivery.status === "DELIVERED") showToast({ fact: `${what} has arrived` });
  else showToast({ fact: `${what} did not arrive`, more: `${sayDelivery(delivery).words}.`, failed: true });
}
