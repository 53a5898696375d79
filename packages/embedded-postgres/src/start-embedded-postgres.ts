import type { ChildProcess } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { locateBinaries } from "./binaries.ts";
import { dataLayout } from "./data-layout.ts";
import { EmbeddedPostgresError, withFileErrors } from "./errors.ts";
import { findFreePort } from "./free-port.ts";
import { findRunningServer } from "./find-running-server.ts";
import { initCluster, readPassword, superuser } from "./init-cluster.ts";
import { killLeftovers, launchServer } from "./launch-server.ts";
import { databaseUrl, probeServer } from "./probe-server.ts";
import { findServerProcesses, isServerOf } from "./process-table.ts";
import { chooseRunAs, giveFiles } from "./run-as.ts";
import { type PostgresSettings, settingsArguments } from "./settings.ts";
import { stopServer } from "./stop-server.ts";
import { takeSupervisorLock } from "./supervisor-lock.ts";
import { waitFor } from "./wait-for.ts";

export interface EmbeddedPostgresOptions {
  /** The cluster's folder; password, log and lock lie beside it. Made when missing. */
  dataDir: string;
  /** Default: a free one. A server that is adopted keeps the port it has. */
  port?: number;
  /** Over the defaults of settings.ts; they count from the next start of the server on. */
  settings?: PostgresSettings;
  log?: (message: string) => void;
  /** Called when the server has ended without having been told to; `restart()` brings it back. */
  onExit?: (exit: { pid: number; code: number | null; signal: NodeJS.Signals | null }) => void;
  startTimeoutMs?: number;
  /** How long a server that runs already has to answer before it is ended and replaced. */
  answerTimeoutMs?: number;
  /** How long stop() waits for a clean shutdown before it cuts the server off. */
  stopTimeoutMs?: number;
}

export interface EmbeddedPostgres {
  /** Login of the superuser, to the database `postgres`. The same after a restart. */
  readonly url: string;
  readonly port: number;
  /** True when the server had outlived an earlier supervisor. */
  readonly adopted: boolean;
  /** The number of the server's process; another one after a restart. */
  readonly pid: number;
  /** Brings the server up again on the same port, whether it died or still runs. */
  restart(): Promise<void>;
  /** Ends the server. A second call waits for the first. */
  stop(): Promise<void>;
}

const adoptedWatchMs = 1_000;
const backendsMs = 1_000;

/**
 * Starts the server, or adopts one that outlived its supervisor. The server survives a kill -9 of this
 * process on purpose: it loses nothing, and the next start takes it over without a recovery.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const layout = dataLayout(options.dataDir);
  const { startTimeoutMs = 60_000, stopTimeoutMs = 10_000, log = () => undefined } = options;
  const { answerTimeoutMs = Math.min(startTimeoutMs, 20_000) } = options;
  const binaries = locateBinaries();
  const runAs = chooseRunAs({ dataDir: layout.dataDir, program: binaries.postgres });
  const folder = path.dirname(layout.dataDir);
  withFileErrors(folder, () => mkdirSync(folder, { recursive: true }));
  const lock = takeSupervisorLock(layout.supervisorFile);
  const settings = settingsArguments(options.settings);
  let current: { pid: number; port: number };
  let watch: NodeJS.Timeout | undefined;
  let leaving: Promise<void> | undefined;

  function follow(pid: number, child: ChildProcess | undefined): void {
    clearInterval(watch);
    const report = async (code: number | null, signal: NodeJS.Signals | null) => {
      clearInterval(watch);
      if (leaving || current.pid !== pid) return;
      // A killed server's backends answer on for a moment; "ended" means that they, too, are gone.
      await waitFor(() => findServerProcesses(layout.dataDir).length === 0, backendsMs);
      if (leaving || current.pid !== pid) return;
      options.onExit?.({ pid, code, signal });
    };
    if (child) child.once("exit", report);
    else
      watch = setInterval(
        () => isServerOf(pid, layout.dataDir) || report(null, null),
        adoptedWatchMs,
      ).unref();
  }

  async function launch(port: number): Promise<void> {
    giveFiles(runAs, layout.dataDir);
    const child = await launchServer({ layout, binaries, runAs, port, settings, startTimeoutMs });
    current = { pid: child.pid ?? 0, port };
    follow(current.pid, child);
  }

  const end = () => stopServer({ ...current, dataDir: layout.dataDir, binaries, fastMs: stopTimeoutMs });

  async function bringUp(): Promise<{ adopted: boolean; url: string; port: number }> {
    initCluster(layout, binaries, runAs, { sync: options.settings?.["fsync"] !== "off" });
    const password = readPassword(layout);
    const urlAt = (port: number) => databaseUrl({ user: superuser, password, port, database: "postgres" });
    const probe = (port: number) => probeServer(urlAt(port), layout.dataDir);
    const running = await findRunningServer({
      layout,
      binaries,
      probe,
      answerMs: answerTimeoutMs,
      stopMs: stopTimeoutMs,
      log,
    });
    if (running) {
      current = running;
      follow(running.pid, undefined);
      log(`adopted the PostgreSQL server of an earlier run on port ${running.port}`);
      return { adopted: true, url: urlAt(running.port), port: running.port };
    }
    await launchOnSomePort(options.port, launch);
    log(`started PostgreSQL ${binaries.version} on port ${current.port}`);
    return { adopted: false, url: urlAt(current.port), port: current.port };
  }

  let face: { adopted: boolean; url: string; port: number };
  try {
    face = await bringUp();
  } catch (error) {
    lock.release();
    throw error;
  }

  return {
    ...face,
    get pid() {
      return current.pid;
    },
    async restart() {
      if (leaving) throw new EmbeddedPostgresError("START_FAILED", "The server was stopped for good.");
      const { pid, port } = current;
      current = { pid: 0, port };
      await stopServer({ pid, dataDir: layout.dataDir, binaries, fastMs: stopTimeoutMs });
      await launch(port);
    },
    stop() {
      leaving ??= end().finally(() => {
        clearInterval(watch);
        killLeftovers(layout);
        lock.release();
      });
      return leaving;
    },
  };
}

/** Without a wish, a port is looked up first; another program may take it before the server does. */
async function launchOnSomePort(
  wish: number | undefined,
  launch: (port: number) => Promise<void>,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await launch(wish ?? (await findFreePort()));
    } catch (error) {
      const taken = error instanceof EmbeddedPostgresError && error.code === "PORT_TAKEN";
      if (!taken || wish !== undefined || attempt === 3) throw error;
    }
  }
}
