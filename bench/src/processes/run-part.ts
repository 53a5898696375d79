import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, type WriteStream } from "node:fs";
import { fileURLToPath } from "node:url";

export interface PartOptions {
  name: string;
  /** Program below the repository's root, e.g. `apps/api/src/main.ts`. */
  program: string;
  args?: string[];
  env?: NodeJS.ProcessEnv;
  /** Everything it prints goes here. */
  logFile: string;
}

/**
 * One process of the system, to be killed and started again at will. One that ends by itself, as an API does that
 * finds no database, is started again, as a process manager would.
 */
export interface Part {
  readonly name: string;
  start(): void;
  /** kill -9; resolves when the process is gone. */
  kill(): Promise<void>;
  /** SIGSTOP or SIGCONT. */
  signal(signal: NodeJS.Signals): void;
  /** Sends SIGTERM and waits. */
  stop(): Promise<void>;
  readonly pid: number | undefined;
}

const root = fileURLToPath(new URL("../../../", import.meta.url));

export function part({ name, program, args = [], env = {}, logFile }: PartOptions): Part {
  let child: ChildProcess | undefined;
  let wanted = false;
  let log: WriteStream | undefined;
  const gone = async (process: ChildProcess | undefined) => {
    if (!process || process.exitCode !== null || process.signalCode !== null) return;
    await new Promise((resolve) => process.once("exit", resolve));
  };
  // However the bench ends, nothing of it stays behind.
  process.once("exit", () => child?.kill("SIGKILL"));
  function start(): void {
    wanted = true;
    log ??= createWriteStream(logFile, { flags: "a" });
    const started = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", program, ...args], {
      cwd: root,
      env: { PATH: process.env["PATH"], HOME: process.env["HOME"], ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    child = started;
    started.stdout.pipe(log, { end: false });
    started.stderr.pipe(log, { end: false });
    started.once("exit", () => {
      if (wanted && child === started) setTimeout(() => wanted && child === started && start(), 300);
    });
  }
  return {
    name,
    get pid() {
      return child?.pid;
    },
    start,
    async kill() {
      wanted = false;
      child?.kill("SIGKILL");
      await gone(child);
    },
    signal(signal) {
      child?.kill(signal);
    },
    async stop() {
      wanted = false;
      child?.kill("SIGTERM");
      await gone(child);
      log?.end();
    },
  };
}
