import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type RunningEdge, startEdge } from "@planrrr/edge";

/** A ticker with one profile, whose source is a server of the bench. */
export interface TickerStage {
  /** How often the source was asked. */
  calls(): number;
  /** The source holds its answers back while this is set. */
  hold: { until: Promise<void> };
  /** The same home again and again. */
  start(): Promise<RunningEdge>;
  close(): void;
}

export interface Told {
  stale: boolean;
  total: number | null;
}

export async function openTickerStage(folder: string, log: (line: string) => void): Promise<TickerStage> {
  let calls = 0;
  const hold = { until: Promise.resolve() };
  const source = createServer((_request, response) => {
    calls += 1;
    const followers = 1_000 + calls;
    void hold.until.then(() =>
      response.setHeader("Content-Type", "application/json").end(JSON.stringify({ followers })),
    );
  }).listen(0, "127.0.0.1");
  await once(source, "listening");
  const url = `http://127.0.0.1:${(source.address() as AddressInfo).port}/`;
  const profile = { profile: "bench", network: "json", url, path: "followers" };
  return {
    calls: () => calls,
    hold,
    start: () =>
      startEdge({
        dataDir: path.join(folder, "ticker"),
        host: "127.0.0.1",
        port: 0,
        variables: { TICKER_PROFILES: JSON.stringify([profile]) },
        onTrouble: log,
      }),
    close() {
      source.close();
      source.closeAllConnections();
    },
  };
}

export async function readNumber(edge: { url: string }): Promise<Told> {
  return (await (await fetch(`${edge.url}/api/metrics?profile=bench`)).json()) as Told;
}

/** So many requests, a few at a time. */
export async function askMany(count: number, atOnce: number, ask: () => Promise<unknown>): Promise<void> {
  let left = count;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (left-- > 0) await ask();
    }),
  );
}

/** Until so many ms have passed since. */
export async function waitSince(startedAt: number, ms: number): Promise<void> {
  await delay(Math.max(0, startedAt + ms - performance.now()));
}
