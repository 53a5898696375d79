import { type StandIn, startApi } from "@planrrr/api";
import type { SandboxNetwork } from "@planrrr/contract";
import { createLogger } from "@planrrr/telemetry";
import { startWorker } from "@planrrr/worker";
import type { Cli } from "../cli.ts";
import type { Closers } from "./closers.ts";
import { prepareDatabase } from "./prepare-database.ts";
import { queueForWorker } from "./queue-for-worker.ts";
import type { Reporter } from "./reporter.ts";
import type { Secrets } from "./secrets.ts";
import { localApiConfig, localWorkerConfig } from "./system-config.ts";

export interface StartPartsInput {
  databaseUrl: string;
  secrets: Secrets;
  closers: Closers;
  report: Reporter;
  signal: AbortSignal;
  /** Called as soon as the API listens. */
  onListen(url: string): void;
}

export interface RunningSystem {
  url: string;
  sandbox: SandboxNetwork[];
}

/** Everything but the database server. Each part hands its end to `closers` the moment it runs. */
export async function startParts(cli: Cli, input: StartPartsInput): Promise<RunningSystem> {
  const { env } = cli;
  const { databaseUrl, secrets, closers, report, signal } = input;
  await report.step(env.DATABASE_URL ? "Database of DATABASE_URL" : "Tables", () =>
    prepareDatabase({ url: databaseUrl, queueInside: !env.REDIS_URL }),
  );
  const queue = await queueForWorker(databaseUrl, secrets, env);
  if (queue.warning) report.warn(queue.warning);
  signal.throwIfAborted();
  const sandboxNetworks = env.PLANRRR_SANDBOX ? await startStandIns(cli, closers, report) : [];

  const { level, destination, pretty } = report.logging;
  const logger = createLogger({ level, destination, pretty });
  closers.add("the log", () => logger.close());
  const config = localApiConfig(cli, { databaseUrl, secrets, sandboxNetworks });
  signal.throwIfAborted();
  const api = await report.step("API", () => startApi(config, { log: logger.log.child({ name: "api" }) }));
  closers.add("the API", () => api.stop());
  input.onListen(api.url);
  signal.throwIfAborted();

  const { internalApiKey } = secrets;
  const settings = localWorkerConfig(cli, { apiUrl: api.url, internalApiKey, queue });
  await report.step("Worker", async () => {
    const worker = startWorker(settings, { log: logger.log.child({ name: "worker" }) });
    closers.add("the worker", () => worker.stop());
    await Promise.race([worker.ready(), aborted(signal)]);
  });
  signal.throwIfAborted();
  return { url: api.url, sandbox: sandboxNetworks.map(({ app: _app, ...shown }) => shown) };
}

async function startStandIns({ home }: Cli, closers: Closers, report: Reporter): Promise<StandIn[]> {
  const { startSandbox } = await import("./start-sandbox.ts");
  const sandbox = await report.step("Sandbox networks", () => startSandbox(home));
  closers.add("the sandbox networks", () => sandbox.close());
  return sandbox.networks;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
