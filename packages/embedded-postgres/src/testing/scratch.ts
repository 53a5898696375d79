import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { Client } from "pg";
import { onTestFinished } from "vitest";
import {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from "../start-embedded-postgres.ts";

/** A folder that is gone when the test is. Below it, root has to use a namespace: only root may enter. */
export function scratchFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "planrrr-epg-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export async function startScratch(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({
    stopTimeoutMs: 2_000,
    ...options,
    settings: { fsync: "off", ...options.settings },
  });
  onTestFinished(() => server.stop());
  return server;
}

export async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

export interface ServerProcess {
  ready: { url: string; port: number; pid: number; adopted: boolean };
  kill(signal: NodeJS.Signals): Promise<void>;
}

/** main.ts as a process of its own, for tests that kill the supervisor. */
export async function startMain(dataDir: string): Promise<ServerProcess> {
  const main = path.join(import.meta.dirname, "..", "main.ts");
  const child = spawn(process.execPath, [main, "--data-dir", dataDir, "--setting", "fsync=off"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  const [line] = (await once(createInterface(child.stdout), "line")) as [string];
  return {
    ready: JSON.parse(line) as ServerProcess["ready"],
    async kill(signal) {
      child.kill(signal);
      await exited;
    },
  };
}
