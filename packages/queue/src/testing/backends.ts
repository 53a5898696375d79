import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startEmbeddedPostgres } from "@planrrr/embedded-postgres";
import type { QueueConfig } from "../config.ts";
import { migrateQueue } from "../migrate-queue.ts";
import { createDatabase, query } from "./fresh-database.ts";
import { startRedisServer } from "./redis-server.ts";

export type TestBackend = { config: QueueConfig; stop(): Promise<void> };

/** One that the test may kill and bring back with what it had acknowledged. */
export type MortalBackend = TestBackend & { kill(): Promise<void>; revive(): Promise<void> };

export type BackendName = QueueConfig["backend"];
export const BACKENDS: readonly BackendName[] = ["postgres", "redis"];

export async function startBackend(name: BackendName): Promise<TestBackend> {
  if (name === "redis") {
    const server = await startRedisServer();
    return { config: { backend: name, url: server.url }, stop: server.stop };
  }
  const { url, drop } = await createDatabase();
  await migrateQueue(url, { queues: ["test"] });
  return { config: { backend: name, connectionString: url }, stop: drop };
}

export async function startMortalBackend(name: BackendName): Promise<MortalBackend> {
  if (name === "redis") {
    const server = await startRedisServer();
    const { url, kill, start, stop } = server;
    return { config: { backend: name, url }, kill, revive: start, stop };
  }
  const folder = await mkdtemp(path.join(tmpdir(), "planrrr-queue-pg-"));
  let died = () => {};
  const server = await startEmbeddedPostgres({
    dataDir: path.join(folder, "data"),
    stopTimeoutMs: 2_000,
    onExit: () => died(),
  });
  await migrateQueue(server.url, { queues: ["test"] });
  return {
    config: { backend: name, connectionString: server.url },
    async kill() {
      const gone = new Promise<void>((resolve) => (died = resolve));
      // Sessions outlive the postmaster by some milliseconds, in which they still answer.
      const sessions = await query(
        server.url,
        "SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()",
      );
      process.kill(server.pid, "SIGKILL");
      for (const { pid } of sessions) killIfThere(Number(pid));
      await gone;
    },
    revive: () => server.restart(),
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has noticed already.
  }
}
