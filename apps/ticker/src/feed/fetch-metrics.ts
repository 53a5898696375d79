import type { Metrics } from "@planrrr/audience";
import { readMetrics } from "./read-metrics.ts";

const PATIENCE_MS = 10_000;

export interface Arrival {
  metrics: Metrics;
  /** How old the number was when it came, by the server's clock: this machine's may be wrong. */
  ageMs: number;
}

/** One question. Throws when nothing usable comes back. `no-cache` sends the ETag along, so most answers are empty. */
export async function fetchMetrics(url: string, ask: typeof fetch = fetch): Promise<Arrival> {
  const response = await ask(url, {
    cache: "no-cache",
    credentials: "omit",
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  const metrics = readMetrics(await response.json());
  if (metrics === undefined) throw new Error(`${url} answered something else`);
  const age = Number(response.headers.get("age") ?? 0);
  return { metrics, ageMs: Number.isFinite(age) && age > 0 ? age * 1000 : 0 };
}
