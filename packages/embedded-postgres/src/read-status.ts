import { existsSync, readFileSync } from "node:fs";
import { dataLayout } from "./data-layout.ts";
import { readPostmasterPid } from "./postmaster-pid.ts";
import { isServerOf } from "./process-table.ts";
import { readSupervisor } from "./supervisor-lock.ts";

export interface EmbeddedPostgresStatus {
  /** "absent": no data folder yet. "orphaned": the server runs, and nobody looks after it (the next start adopts it). */
  state: "absent" | "stopped" | "running" | "orphaned";
  dataDir: string;
  logFile: string;
  /** PostgreSQL's major version that wrote the data. */
  version: string | undefined;
  pid: number | undefined;
  port: number | undefined;
  supervisorPid: number | undefined;
}

/** Looks only at files and processes: starts nothing, and needs no password. */
export function readEmbeddedPostgresStatus({ dataDir }: { dataDir: string }): EmbeddedPostgresStatus {
  const layout = dataLayout(dataDir);
  const version = existsSync(layout.versionFile)
    ? readFileSync(layout.versionFile, "utf8").trim()
    : undefined;
  const found = readPostmasterPid(layout.pidFile);
  const server = found && isServerOf(found.pid, layout.dataDir) ? found : undefined;
  const supervisorPid = readSupervisor(layout.supervisorFile);
  const running = supervisorPid === undefined ? "orphaned" : "running";
  return {
    state: version === undefined ? "absent" : server ? running : "stopped",
    dataDir: layout.dataDir,
    logFile: layout.logFile,
    version,
    pid: server?.pid,
    port: server?.port,
    supervisorPid,
  };
}
