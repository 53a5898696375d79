import { mkdirSync } from "node:fs";
import path from "node:path";
import { driveCron } from "./drive-cron.ts";
import { endAtOnce, endLeftover, readPid } from "./end-leftover.ts";
import { loadMiniflare } from "./load-miniflare.ts";
import { migrateD1 } from "./migrate-d1.ts";
import { builtWorker, readWorkerOptions } from "./worker-options.ts";

export interface EdgeOptions {
  /** Folder for what must outlive a start: the rooms, D1, the ticker's cache. */
  dataDir: string;
  host: string;
  /** 0: one that is free. */
  port: number;
  /** The Worker's variables and secrets. */
  variables: { [name: string]: string };
  onTrouble(message: string): void;
  /** The Worker's own lines. */
  onLog?(line: string): void;
}

export interface RunningEdge {
  url: string;
  /** workerd's process; another one after it was healed. `undefined` where the system tells no number. */
  pid(): number | undefined;
  close(): Promise<void>;
}

const silentMiniflare = 0;
const name = "edge";
/** Of `src/index.ts`. */
const entrypoint = "direct";

/**
 * The Worker on this machine's own workerd, with everything it keeps on disk and its tables migrated. A workerd that
 * dies is started anew on the same port.
 */
export async function startEdge(options: EdgeOptions): Promise<RunningEdge> {
  const { dataDir, host, port, variables, onTrouble } = options;
  mkdirSync(dataDir, { recursive: true });
  const pidFile = pidFileIn(dataDir);
  await endLeftoverEdge(dataDir);

  const { module, workerd } = loadMiniflare();
  const { bindings, cronTriggers, ...worker } = readWorkerOptions();
  useWrapper(workerd, pidFile);
  const miniflare = withoutSignals(
    () =>
      new module.Miniflare(
        module.convertV4MiniflareOptions({
          ...worker,
          assets: { ...worker.assets, directory: builtWorker.pages },
          name,
          modules: [{ type: "ESModule", path: builtWorker.script }],
          modulesRoot: builtWorker.folder,
          bindings: { ...bindings, ...variables },
          // What planrrr's own address is goes to the Worker straight: before its default export Miniflare puts three
          // more Workers, and each frame of a socket would pass through all of them.
          unsafeDirectSockets: [{ host, port, entrypoint }],
          host: "127.0.0.1",
          port: 0,
          // It would ask Cloudflare where this machine is.
          cf: false,
          log: new module.Log(silentMiniflare),
          resourcePersistencePath: dataDir,
          handleStructuredLogs: ({ message }: { message: string }) => options.onLog?.(message),
        }),
      ),
  );
  try {
    await miniflare.ready;
    const url = await miniflare.unsafeGetDirectURL(name, entrypoint);
    await migrateD1(await miniflare.getD1Database("DB"));
    const cron = driveCron(miniflare, cronTriggers, onTrouble);
    return {
      url: url.origin,
      pid: () => readPid(pidFile),
      async close() {
        await cron.stop();
        await miniflare.dispose();
        endAtOnce(pidFile);
      },
    };
  } catch (error) {
    await miniflare.dispose().catch(() => undefined);
    endAtOnce(pidFile);
    throw error;
  }
}

/** It would end the whole process at a signal, whatever the process itself wants to bring to its end first. */
function withoutSignals<T>(make: () => T): T {
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const before = new Map(signals.map((signal) => [signal, new Set(process.listeners(signal))]));
  const made = make();
  for (const signal of signals)
    for (const listener of process.listeners(signal))
      if (!before.get(signal)?.has(listener)) process.off(signal, listener);
  return made;
}

/** For the last moment of a process: ends the workerd of this folder without waiting for anybody. */
export function endEdgeAtOnce(dataDir: string): void {
  endAtOnce(pidFileIn(dataDir));
}

/** Before a port is looked for: what an earlier start of this folder left, its host killed, would still hold it. */
export async function endLeftoverEdge(dataDir: string): Promise<void> {
  await endLeftover(pidFileIn(dataDir));
}

function pidFileIn(dataDir: string): string {
  return path.join(dataDir, "workerd.pid");
}

/** Miniflare starts the program that this variable names. */
function useWrapper(workerd: string, pidFile: string): void {
  if (process.platform === "win32") return;
  process.env["MINIFLARE_WORKERD_PATH"] = path.join(import.meta.dirname, "run-workerd.sh");
  process.env["PLANRRR_WORKERD"] = workerd;
  process.env["PLANRRR_WORKERD_PID_FILE"] = pidFile;
}
