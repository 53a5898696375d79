import type { SandboxNetwork } from "@planrrr/contract";
import type { Cli } from "../cli.ts";
import { checkPort, localUrl } from "./check-port.ts";
import type { Closers } from "./closers.ts";
import { makeHome } from "./home-files.ts";
import { takeHomeLock } from "./home-lock.ts";
import type { Reporter } from "./reporter.ts";
import { ensureSecrets } from "./secrets.ts";

export interface RunningSystem {
  url: string;
  sandbox: SandboxNetwork[];
}

/**
 * Starts the parts one after another; each hands its end to `closers` the moment it runs, so that whoever stops in
 * the middle, by a signal or a failure, leaves nothing behind.
 */
export async function startSystem(
  cli: Cli,
  closers: Closers,
  report: Reporter,
  signal: AbortSignal,
): Promise<RunningSystem> {
  const { env, home } = cli;
  makeHome(home);
  const lock = takeHomeLock(home, { url: localUrl(env.HOST, env.PORT), now: new Date() });
  closers.add("the lock", () => lock.release());
  await checkPort(env.HOST, env.PORT);
  const secrets = ensureSecrets(home, env, new Date());
  signal.throwIfAborted();

  const parts = loadParts();
  // Waited for only after the database: until then a failure must not count as nobody's.
  parts.catch(() => undefined);
  const databaseUrl = env.DATABASE_URL ?? (await startOwnDatabase(cli, closers, report));
  signal.throwIfAborted();
  const {
    api,
    worker,
    prepareDatabase,
    queueForWorker,
    startSandbox,
    localApiConfig,
    localWorkerConfig,
    log,
  } = await parts;
  await report.step(env.DATABASE_URL ? "Database of DATABASE_URL" : "Tables", () =>
    prepareDatabase({ url: databaseUrl, queueInside: !env.REDIS_URL }),
  );
  const queue = await queueForWorker(databaseUrl, secrets, env);
  if (queue.warning) report.warn(queue.warning);
  signal.throwIfAborted();

  const sandbox = startSandbox && (await report.step("Sandbox networks", () => startSandbox(home)));
  if (sandbox) closers.add("the sandbox networks", () => sandbox.close());
  const sandboxNetworks = sandbox?.networks ?? [];

  const logger = log.createLogger({
    level: env.LOG_LEVEL,
    destination: report.logDestination,
    pretty: report.prettyLogs,
  });
  closers.add("the log", () => logger.close());
  const config = localApiConfig(cli, { databaseUrl, secrets, sandboxNetworks });
  signal.throwIfAborted();
  const running = await report.step("API", () =>
    api.startApi(config, { log: logger.log.child({ name: "api" }) }),
  );
  closers.add("the API", () => running.stop());
  lock.update({ url: running.url, ready: false });
  signal.throwIfAborted();

  const workerSettings = localWorkerConfig(cli, {
    apiUrl: running.url,
    internalApiKey: secrets.internalApiKey,
    queue,
  });
  await report.step("Worker", async () => {
    const started = worker.startWorker(workerSettings, { log: logger.log.child({ name: "worker" }) });
    closers.add("the worker", () => started.stop());
    await Promise.race([started.ready(), aborted(signal)]);
  });
  signal.throwIfAborted();
  lock.update({ url: running.url, ready: true });
  return { url: running.url, sandbox: sandboxNetworks };

  /** Read from disk and compiled while the database server starts. */
  async function loadParts() {
    const [api, worker, database, queue, config, log, sandboxModule] = await Promise.all([
      import("@planrrr/api"),
      import("@planrrr/worker"),
      import("./prepare-database.ts"),
      import("./queue-for-worker.ts"),
      import("./system-config.ts"),
      import("@planrrr/telemetry"),
      env.PLANRRR_SANDBOX ? import("./start-sandbox.ts") : undefined,
    ]);
    return { api, worker, log, ...database, ...queue, ...config, startSandbox: sandboxModule?.startSandbox };
  }
}

async function startOwnDatabase({ home }: Cli, closers: Closers, report: Reporter): Promise<string> {
  const { startPostgres } = await import("./start-postgres.ts");
  return report.step("PostgreSQL", async () => {
    const server = await startPostgres(home, {
      info: (message) => report.detail(message),
      warn: (message) => report.warn(message),
    });
    closers.add("PostgreSQL", () => server.stop());
    return server.url;
  });
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
