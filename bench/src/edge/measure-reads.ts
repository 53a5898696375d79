import { gzipSync } from "node:zlib";
import { cpuMsOf } from "../processes/usage.ts";
import { waitUntil } from "../processes/wait-until.ts";
import { askMany, readNumber, type TickerStage } from "./ticker-stage.ts";

const reads = 5_000;
const atOnce = 20;

export interface ReadsResult {
  /** CPU time of workerd for one `GET /api/metrics` from the cache, in ms. On this machine KV is part of workerd. */
  metricsMs: number;
  /** The same for an answer without any work. */
  emptyMs: number;
  /** What the ticker itself costs. */
  ownMs: number;
  /** widget.js after gzip, as an embedding page loads it. */
  widgetKb: number;
}

/** What a read of a number costs the edge beside an empty answer, and how large the widget is. */
export async function measureReads(stage: TickerStage): Promise<ReadsResult> {
  const edge = await stage.start();
  try {
    await waitUntil("the number is fresh", async () => !(await readNumber(edge)).stale);
    const url = `${edge.url}/api/metrics?profile=bench`;
    const cpuOf = async (ask: () => Promise<unknown>): Promise<number> => {
      await askMany(1_000, atOnce, ask);
      const before = cpuMsOf(edge.pid() ?? 0);
      await askMany(reads, atOnce, ask);
      return (cpuMsOf(edge.pid() ?? 0) - before) / reads;
    };
    const emptyMs = await cpuOf(async () => (await fetch(url, { method: "OPTIONS" })).text());
    const metricsMs = await cpuOf(async () => (await fetch(url)).text());
    const widget = Buffer.from(await (await fetch(`${edge.url}/widget.js`)).arrayBuffer());
    return {
      metricsMs: round(metricsMs),
      emptyMs: round(emptyMs),
      ownMs: round(metricsMs - emptyMs),
      widgetKb: Math.round(gzipSync(widget).length / 102.4) / 10,
    };
  } finally {
    await edge.close();
  }
}

function round(ms: number): number {
  return Math.round(ms * 1_000) / 1_000;
}
