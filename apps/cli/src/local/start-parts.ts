import { type StandIn, startApi } from "@planrrr/api";
import type { SandboxNetwork } from "@planrrr/contract";
import type { PracticeShop } from "@planrrr/ingest";
import { createLogger, type Logger, type Metrics } from "@planrrr/telemetry";
import { startWorker } from "@planrrr/worker";
import type { Cli } from "../cli.ts";
import { localUrl } from "./check-port.ts";
import type { EdgePlan } from "./plan-edge.ts";
import type { Closers } from "./closers.ts";
import { prepareDatabase } from "./prepare-database.ts";
import { queueForWorker } from "./queue-for-worker.ts";
import type { Reporter } from "./reporter.ts";
import type { Secrets } from "./secrets.ts";
import type { LocalEdgeInput } from "./start-edge.ts";
import { localApiConfig, localIngestConfig, localWorkerConfig } from "./system-config.ts";

export interface StartPartsInput {
  databaseUrl: string;
  secrets: Secrets;
  edge: EdgePlan | undefined;
  closers: Closers;
  report: Reporter;
  signal: AbortSignal;
  /** Called as soon as the API listens. */
  onListen(url: string): void;
}

export interface RunningSystem {
  url: string;
  sandbox: SandboxNetwork[];
  /** Where communities and tickers are; `undefined`: they do not run. */
  edgeUrl: string | undefined;
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
  const coreUrl = localUrl(env.HOST, env.PORT);
  // Its host holds this process up while it starts: before the others have connections that would be missed.
  const edgeUrl =
    input.edge &&
    (await startOwnEdge(cli, { ...input, plan: input.edge, coreUrl, sandboxNetworks, log: logger.log }));
  const config = localApiConfig(cli, { databaseUrl, secrets, sandboxNetworks, edgeUrl: input.edge?.url });
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
  await report.step("Deals", () => startDeals(cli, input, api.context.metrics, logger.log));
  signal.throwIfAborted();
  const sandbox = sandboxNetworks.map(({ app: _app, ...shown }) => shown);
  return { url: api.url, sandbox, edgeUrl };
}

/** Posts go out without it, too: an edge that can't start is told, and the rest runs. */
async function startOwnEdge(cli: Cli, input: StartPartsInput & LocalEdgeInput): Promise<string | undefined> {
  const { report, closers, signal } = input;
  try {
    const { startLocalEdge } = await import("./start-edge.ts");
    const edge = await report.step("Edge", () =>
      startLocalEdge(cli, {
        ...input,
        log: input.log.child({ name: "edge" }),
      }),
    );
    closers.add("the edge", () => edge.close());
    return edge.url;
  } catch (error) {
    if (!signal.aborted)
      report.warn(
        `Communities and tickers do not run: ${error instanceof Error ? error.message : String(error)}`,
      );
    return undefined;
  }
}

/** Reading deals: those of a shop on this machine while there is a sandbox, real ones when somebody asks. */
async function startDeals(
  cli: Cli,
  { databaseUrl, closers, signal }: StartPartsInput,
  metrics: Metrics,
  log: Logger,
): Promise<void> {
  const { createIngestMetrics, startIngest } = await import("@planrrr/ingest");
  const practice = cli.env.PLANRRR_SANDBOX ? await openPracticeShop(cli, closers) : undefined;
  const ingest = startIngest(localIngestConfig(cli, databaseUrl, practice), {
    log: log.child({ name: "ingest" }),
    metrics: createIngestMetrics(metrics.registry),
  });
  closers.add("reading deals", () => ingest.stop());
  await Promise.race([ingest.ready(), aborted(signal)]);
}

async function openPracticeShop({ home }: Cli, closers: Closers): Promise<PracticeShop> {
  const { startPracticeShop } = await import("./start-practice-shop.ts");
  const { shop, close } = await startPracticeShop(home);
  closers.add("the sandbox's shop", close);
  return shop;
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
