import { setTimeout as delay } from "node:timers/promises";
import { cpuSecondsOf } from "../processes/usage.ts";
import type { RoomClients } from "./room-clients.ts";

export interface CheersResult {
  sent: number;
  expected: number;
  delivered: number;
  /** Deliveries a second, from the first cheer to the last arrival. */
  perSecond: number;
  /** ms from sending to arriving, over all sockets. */
  p50: number;
  p99: number;
  /** Cores of the server. */
  cores: number;
}

const patienceMs = 8_000;

/** So many cheers a second, each from another socket, and how they arrive at all of them. */
export async function measureCheers(
  clients: RoomClients,
  pid: number,
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<CheersResult> {
  const { sockets } = clients;
  const sentAt: number[] = [];
  const late: number[] = [];
  let delivered = 0;
  let lastAt = 0;
  clients.onFrame((messages) => {
    const now = performance.now();
    for (const { type, icon } of messages) {
      if (type !== "LIVE_CHEER" || icon === undefined) continue;
      delivered += 1;
      lastAt = now;
      // Every fiftieth is enough to know how late they are.
      if (delivered % 50 === 0) late.push(now - (sentAt[Number(icon)] ?? now));
    }
  });
  const cpuBefore = cpuSecondsOf(pid);
  const startedAt = performance.now();
  const total = perSecond * seconds;
  for (let sent = 0; sent < total;) {
    const due = Math.min(total, Math.ceil(((performance.now() - startedAt) / 1_000) * perSecond));
    for (; sent < due; sent += 1) {
      sentAt.push(performance.now());
      sockets[sent % sockets.length]?.socket.send(JSON.stringify({ type: "SEND_CHEER", icon: String(sent) }));
    }
    await delay(4);
  }
  const expected = total * sockets.length;
  const end = performance.now() + patienceMs;
  const isOver = () => delivered >= expected || performance.now() > end;
  while (!isOver()) await delay(10);
  const tookSeconds = (performance.now() - startedAt) / 1_000;
  const cores = (cpuSecondsOf(pid) - cpuBefore) / tookSeconds;
  clients.onFrame(() => undefined);
  const rate = Math.round(delivered / ((lastAt - startedAt) / 1_000));
  return {
    sent: total,
    expected,
    delivered,
    perSecond: rate,
    ...quantiles(late),
    cores: Math.round(cores * 100) / 100,
  };
}

function quantiles(values: number[]): { p50: number; p99: number } {
  const sorted = values.sort((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
  return { p50: at(0.5), p99: at(0.99) };
}
