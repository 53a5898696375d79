import { setTimeout as delay } from "node:timers/promises";
import { cpuMsOf } from "../processes/usage.ts";
import type { RoomClients } from "./room-clients.ts";

export interface EventsResult {
  events: number;
  /** While an event was on its way: deliveries a second. */
  perSecond: number;
  /** From sending to the last of all sockets, the middle one of the events. */
  ms: number;
  /** CPU time of the server for each thousand deliveries. */
  cpuMs: number;
}

/** Longer than cheers are gathered: each goes out alone, as a frame of its own to everybody. */
const quietMs = 300;
const patienceMs = 10_000;

/** Cheers that come alone, over a socket in and over all sockets out: what one broadcast costs. */
export async function measureEvents(
  clients: RoomClients,
  pid: number,
  events: number,
): Promise<EventsResult> {
  const { sockets } = clients;
  const took: number[] = [];
  const cpuBefore = cpuMsOf(pid);
  for (let event = 0; event < events; event += 1) {
    await delay(quietMs);
    took.push(await broadcastOne(clients, event));
  }
  const cpuMs = cpuMsOf(pid) - cpuBefore;
  clients.onFrame(() => undefined);
  const total = took.reduce((sum, each) => sum + each, 0);
  return {
    events,
    perSecond: Math.round((events * sockets.length) / (total / 1_000)),
    ms: round(took.sort((one, other) => one - other)[Math.floor(events / 2)] ?? 0),
    cpuMs: round((cpuMs / events) * (1_000 / sockets.length)),
  };
}

async function broadcastOne(clients: RoomClients, event: number): Promise<number> {
  const { sockets } = clients;
  const icon = `e${event}`;
  const startedAt = performance.now();
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${icon} did not reach everybody`)), patienceMs);
    let left = sockets.length;
    clients.onFrame((messages) => {
      for (const message of messages) if (message.icon === icon) left -= 1;
      if (left > 0) return;
      clearTimeout(late);
      resolve();
    });
    sockets[event % sockets.length]?.socket.send(JSON.stringify({ type: "SEND_CHEER", icon }));
  });
  return performance.now() - startedAt;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
