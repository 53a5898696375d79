import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";

export { processIdentity } from "./process-table.ts";

/** Who holds a lock is written in it, in its owner's own words. */
export interface FileLockWords<Holder> {
  /** Who is named there; undefined where that process is gone or is another one by now. */
  readLiving(content: string): Holder | undefined;
  /** What is thrown where somebody has it, or where it can't be taken at all. */
  refuse(holder: Holder | undefined): Error;
}

const mostTries = 20;

/** Makes the file with this content, where no living process has made it before. What is left over is taken. */
export function takeFileLock<Holder>(file: string, content: string, words: FileLockWords<Holder>): void {
  for (let attempt = 0; attempt < mostTries; attempt++) {
    if (tryCreate(file, content)) return;
    const found = readFileLock(file);
    if (found === undefined) continue;
    const holder = words.readLiving(found);
    if (holder !== undefined) throw words.refuse(holder);
    removeStale(file, found);
  }
  throw words.refuse(undefined);
}

/** What is written in it; undefined where there is none. */
export function readFileLock(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw error;
  }
}

/** Linking shows the file with its content at once, where opening it would show it empty first. */
function tryCreate(file: string, content: string): boolean {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, content, { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
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
