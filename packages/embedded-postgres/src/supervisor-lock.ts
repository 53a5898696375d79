import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { EmbeddedPostgresError, withFileErrors } from "./errors.ts";
import { processIdentity } from "./process-table.ts";

export interface SupervisorLock {
  release(): void;
}

/** One supervisor per data folder: a second one would adopt the first one's server, and stop it. */
export function takeSupervisorLock(file: string): SupervisorLock {
  const own = `${process.pid} ${processIdentity(process.pid) ?? ""}`;
  for (let attempt = 0; attempt < 5; attempt++) {
    if (tryCreate(file, own)) return { release: () => releaseLock(file, own) };
    const holder = readHolder(file);
    if (holder !== undefined && livingSupervisor(holder) !== undefined) throw alreadyRunning(file, holder);
    if (holder !== undefined) removeStale(file, holder);
  }
  throw alreadyRunning(file, readHolder(file) ?? "?");
}

/** The process number of the supervisor that runs now, if one does. */
export function readSupervisor(file: string): number | undefined {
  const holder = readHolder(file);
  return holder === undefined ? undefined : livingSupervisor(holder);
}

function livingSupervisor(holder: string): number | undefined {
  const [pid = "", ...identity] = holder.split(" ");
  const number = Number(pid);
  if (!Number.isInteger(number) || number <= 0) return undefined;
  return processIdentity(number) === identity.join(" ") ? number : undefined;
}

function tryCreate(file: string, content: string): boolean {
  const draft = `${file}.${process.pid}`;
  return withFileErrors(file, () => {
    writeFileSync(draft, content, { mode: 0o600 });
    try {
      // Linking shows the file with its content at once, where opening it would show it empty first.
      linkSync(draft, file);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
      throw error;
    } finally {
      rmSync(draft, { force: true });
    }
  });
}

/** Two that find the same stale lock must not remove a third one's fresh lock: what was moved is looked at again. */
function removeStale(file: string, expected: string): void {
  const aside = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, aside);
    if (readFileSync(aside, "utf8") !== expected) linkSync(aside, file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ENOENT" && code !== "EEXIST") throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function releaseLock(file: string, own: string): void {
  if (readHolder(file) === own) rmSync(file, { force: true });
}

function readHolder(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function alreadyRunning(file: string, holder: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    "ALREADY_RUNNING",
    `planrrr already runs on this data folder (process ${holder.split(" ")[0]}, see ${file}). ` +
      "Stop it first, or set PLANRRR_HOME to another folder for a second copy.",
  );
}
