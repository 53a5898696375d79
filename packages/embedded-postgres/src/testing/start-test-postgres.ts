import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { dataLayout } from "../data-layout.ts";
import { startEmbeddedPostgres } from "../start-embedded-postgres.ts";
import { readSupervisor } from "../supervisor-lock.ts";

export interface TestPostgres {
  url: string;
  stop(): Promise<void>;
}

const prefix = "planrrr-test-postgres-";

/** A server for one test run: nothing survives a power cut, and nothing is left when it stops. */
export async function startTestPostgres(): Promise<TestPostgres> {
  await removeAbandoned();
  const folder = await mkdtemp(path.join(tmpdir(), prefix));
  const server = await startEmbeddedPostgres({
    dataDir: path.join(folder, "data"),
    settings: {
      fsync: "off",
      synchronous_commit: "off",
      full_page_writes: "off",
      max_connections: 200,
      shared_buffers: "64MB",
      autovacuum: "off",
    },
    stopTimeoutMs: 3_000,
  });
  return {
    url: server.url,
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A run that was killed leaves its server behind. Its lock names a process that is gone. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(prefix)) continue;
    const folder = path.join(tmpdir(), name);
    const dataDir = path.join(folder, "data");
    const { supervisorFile } = dataLayout(dataDir);
    if (!existsSync(supervisorFile) || readSupervisor(supervisorFile) !== undefined) continue;
    const server = await startEmbeddedPostgres({ dataDir }).catch(() => undefined);
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
