"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import { tellProblem } from "../../api/tell-problem.ts";
import { pushWorker } from "../../session/end-push.ts";
import { roomKey } from "./room-keys.ts";

/** `impossible`: this browser, or this planrrr, has no Web Push. `refused`: its person said no to the browser. */
export type PushState = "unknown" | "impossible" | "refused" | "off" | "on";

const pushKey = [...roomKey, "push"] as const;

/** Whether this browser is told of news while its person is away. */
export function usePush() {
  const queries = useQueryClient();
  const state = useQuery({ queryKey: pushKey, queryFn: readState, staleTime: 60_000 });
  const settle = { onError: tellProblem, onSettled: () => queries.invalidateQueries({ queryKey: pushKey }) };
  const on = useMutation({ mutationFn: subscribe, ...settle });
  const off = useMutation({ mutationFn: unsubscribe, ...settle });
  return {
    state: state.data ?? "unknown",
    busy: on.isPending || off.isPending,
    turnOn: () => on.mutate(),
    turnOff: () => off.mutate(),
  };
}

async function readState(): Promise<PushState> {
  const isAble = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
  if (!isAble || (await api.community.push()).publicKey === null) return "impossible";
  if (Notification.permission === "denied") return "refused";
  const registration = await navigator.serviceWorker.getRegistration(pushWorker);
  return (await registration?.pushManager.getSubscription()) ? "on" : "off";
}

async function subscribe(): Promise<void> {
  if ((await Notification.requestPermission()) !== "granted") return;
  const { publicKey } = await api.community.push();
  if (publicKey === null) return;
  const registration = await navigator.serviceWorker.register(pushWorker);
  await navigator.serviceWorker.ready;
  const made = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: publicKey,
  });
  const { endpoint, keys } = made.toJSON();
  await api.community.subscribe({
    endpoint: endpoint ?? "",
    keys: { p256dh: keys?.["p256dh"] ?? "", auth: keys?.["auth"] ?? "" },
  });
}

/** The server's part first: the browser's own would be forgotten there only at the next message. */
async function unsubscribe(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration(pushWorker);
  const subscription = await registration?.pushManager.getSubscription();
  if (!subscription) return;
  const { endpoint = "", keys } = subscription.toJSON();
  const known = { p256dh: keys?.["p256dh"] ?? "", auth: keys?.["auth"] ?? "" };
  const { id } = await api.community.subscribe({ endpoint, keys: known });
  await api.community.unsubscribe({ id });
  await subscription.unsubscribe();
}
