import { readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { part, type Part } from "./run-part.ts";
import { waitUntil } from "./wait-until.ts";

export interface PostgresPart extends Part {
  logFile: string;
  /** kill -9 of the postmaster itself, not only of the process that watches it. */
  killServer(): Promise<void>;
}

/** The embedded PostgreSQL as a process of its own. */
export function postgresPart(dataDir: string, port: number, logFile: string): PostgresPart {
  const launcher = part({
    name: "database",
    program: "packages/embedded-postgres/src/main.ts",
    args: ["--data-dir", dataDir, "--port", String(port)],
    logFile,
  });
  const serverPid = () => readServerPid(path.join(dataDir, "postmaster.pid"));
  const endServer = () => {
    const pid = serverPid();
    if (pid === undefined || !isAlive(pid)) return false;
    process.kill(pid, "SIGKILL");
    return true;
  };
  // The server outlives its launcher on purpose, but it must not outlive the bench.
  process.once("exit", endServer);
  return {
    ...launcher,
    get pid() {
      return launcher.pid;
    },
    logFile,
    async killServer() {
      await launcher.kill();
      const pid = serverPid();
      if (pid === undefined || !endServer()) return;
      await waitUntil("the server is gone", async () => !isAlive(pid), { timeoutMs: 10_000, everyMs: 10 });
    },
  };
}

/** Waits until the server takes queries and returns the superuser's login. */
export async function findPostgres({ logFile }: PostgresPart): Promise<string> {
  let url = "";
  await waitUntil("PostgreSQL answers", async () => {
    ({ url } = announced(logFile));
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.end();
    return true;
  });
  return url;
}

function announced(logFile: string): { url: string } {
  const line = readFileSync(logFile, "utf8")
    .split("\n")
    .findLast((text) => text.startsWith("{"));
  if (!line) throw new Error("PostgreSQL has not started yet.");
  return JSON.parse(line) as { url: string };
}

function readServerPid(file: string): number | undefined {
  try {
    return Number(readFileSync(file, "utf8").split("\n")[0]) || undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
