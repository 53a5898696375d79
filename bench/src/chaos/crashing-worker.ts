import { networks } from "@planrrr/networks";
import { createSafeFetch } from "@planrrr/resilience";
import { createInternalApi, type InternalApi, type WorkerContext } from "@planrrr/worker";

/** The instants of an attempt at which a worker can die. "Lost": it happened, but the worker never heard of it. */
export const crashPoints = [
  "after claim",
  "after prepare",
  "arm lost",
  "before commit",
  "commit lost",
  "before report",
  "report lost",
] as const;
/** "after reconcile" comes only where there was a doubt before. */
export type CrashPoint = (typeof crashPoints)[number] | "after reconcile";

export class Crash extends Error {
  override readonly name = "Crash";
}

export interface WorkerWorld {
  apiUrl: string;
  internalApiKey: string;
  now(): number;
  /** Waiting moves the clock. */
  sleep?(ms: number): Promise<void>;
  random?(): number;
}

/** A worker's context that dies at one point and does nothing afterwards, as after a kill -9. Without a point it lives. */
export function crashingWorker(
  world: WorkerWorld,
  point?: CrashPoint,
): { ctx: WorkerContext; close(): Promise<void> } {
  const stop = new AbortController();
  const safeFetch = createSafeFetch({ allowLoopback: true });
  let dead = false;
  const die = (): never => {
    dead = true;
    throw new Crash(`killed: ${point}`);
  };
  /** Runs a step unless dead; dies before it or after it when that is the point. */
  const step =
    <Input extends unknown[], Output>(
      work: (...input: Input) => Promise<Output>,
      before?: CrashPoint,
      after?: CrashPoint,
    ) =>
    async (...input: Input): Promise<Output> => {
      if (dead || (before && before === point)) die();
      const output = await work(...input);
      if (dead || (after && after === point)) die();
      return output;
    };

  const real = createInternalApi({
    apiUrl: world.apiUrl,
    internalApiKey: world.internalApiKey,
    workerId: `worker ${point ?? "alive"}`,
    startedAt: new Date(world.now()),
    signal: stop.signal,
  });
  const api: InternalApi = {
    ...real,
    claim: step(real.claim, undefined, "after claim"),
    arm: step(real.arm, "after prepare", "arm lost"),
    report: step(real.report, "before report", "report lost"),
    refresh: step(real.refresh),
  };
  const wrapped = Object.fromEntries(
    Object.entries(networks).map(([name, network]) => [
      name,
      {
        ...network,
        commit: step(network.commit, "before commit", "commit lost"),
        reconcile: step(network.reconcile, undefined, "after reconcile"),
      },
    ]),
  ) as WorkerContext["networks"];
  const ctx: WorkerContext = {
    api,
    networks: wrapped,
    io: {
      fetch: safeFetch.fetch,
      now: world.now,
      random: world.random ?? Math.random,
      ...(world.sleep ? { sleep: world.sleep } : {}),
      readMedia: real.readMedia,
      openMedia: real.openMedia,
      mediaUrl: real.mediaUrl,
      readLinkPreview: async () => null,
    },
    monotonic: () => performance.now(),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  };
  return {
    ctx,
    async close() {
      stop.abort();
      await safeFetch.close();
    },
  };
}
