import { rmSync } from "node:fs";
import { EmbeddedPostgresError, withFileErrors } from "./errors.ts";
import { readFileLock, takeFileLock } from "./file-lock.ts";
import { processStart } from "./process-table.ts";

export interface SupervisorLock {
  release(): void;
}

/** One supervisor per data folder: a second one would adopt the first one's server, and stop it. */
export function takeSupervisorLock(file: string): SupervisorLock {
  // Another checkout's test runs read it as well, and stop the servers it calls abandoned: its words stay as they are.
  const own = `${process.pid} ${processStart(process.pid) ?? ""}`;
  withFileErrors(file, () =>
    takeFileLock(file, own, {
      readLiving: livingSupervisor,
      refuse: (pid) => alreadyRunning(file, pid),
    }),
  );
  return {
    release() {
      if (readFileLock(file) === own) rmSync(file, { force: true });
    },
  };
}

/** The process number of the supervisor that runs now, if one does. */
export function readSupervisor(file: string): number | undefined {
  const holder = readFileLock(file);
  return holder === undefined ? undefined : livingSupervisor(holder);
}

function livingSupervisor(holder: string): number | undefined {
  const [pid = "", ...identity] = holder.split(" ");
  const number = Number(pid);
  if (!Number.isInteger(number) || number <= 0) return undefined;
  return processStart(number) === identity.join(" ") ? number : undefined;
}

function alreadyRunning(file: string, pid: number | undefined): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    "ALREADY_RUNNING",
    `planrrr already runs on this data folder (process ${pid ?? "?"}, see ${file}). ` +
      "Stop it first, or set PLANRRR_HOME to another folder for a second copy.",
  );
}
