import type { Binaries } from "./binaries.ts";
import type { DataLayout } from "./data-layout.ts";
import { EmbeddedPostgresError } from "./errors.ts";
import { readPostmasterPid } from "./postmaster-pid.ts";
import { isServerOf } from "./process-table.ts";
import type { ProbeResult } from "./probe-server.ts";
import { stopServer } from "./stop-server.ts";
import { waitFor } from "./wait-for.ts";

export interface FindInput {
  layout: DataLayout;
  binaries: Binaries;
  probe: (port: number) => Promise<ProbeResult>;
  /** How long a server that is alive may take to answer before it is ended. */
  answerMs: number;
  stopMs: number;
  log: (message: string) => void;
}

/** Looks for a server that outlived its supervisor. One that cannot be adopted is ended. */
export async function findRunningServer(
  input: FindInput,
): Promise<{ pid: number; port: number } | undefined> {
  const { layout, log } = input;
  const found = readPostmasterPid(layout.pidFile);
  if (!found || !isServerOf(found.pid, layout.dataDir)) return undefined;
  const port = await waitForAnswer(input, found.pid);
  if (port !== undefined) return { pid: found.pid, port };
  log(`the server left from an earlier run (process ${found.pid}) is of no use: ending it`);
  await stopServer({
    pid: found.pid,
    dataDir: layout.dataDir,
    binaries: input.binaries,
    fastMs: input.stopMs,
  });
  return undefined;
}

async function waitForAnswer(
  { layout, probe, answerMs }: FindInput,
  pid: number,
): Promise<number | undefined> {
  let port: number | undefined;
  await waitFor(
    async () => {
      const now = readPostmasterPid(layout.pidFile);
      if (!now || now.pid !== pid || !isServerOf(pid, layout.dataDir)) return true;
      if (now.port === undefined || now.status !== "ready") return false;
      const answer = await probe(now.port);
      if (answer === "wrong-password") throw passwordRejected(layout);
      if (answer === "ours") port = now.port;
      return answer === "ours";
    },
    answerMs,
    50,
  );
  return port;
}

function passwordRejected(layout: DataLayout): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    "PASSWORD_REJECTED",
    `A server runs on ${layout.dataDir}, and it refuses the password in ${layout.passwordFile}. ` +
      "Put the right password there, or move the data folder away to begin with an empty database.",
  );
}
