import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";

const beatMs = 1_000;
const silentMs = 15_000;

/**
 * One set-up per clone. The holder keeps touching its file: a lock that is silent, or whose process is
 * gone, is left over from a set-up that was killed.
 * @param {string} file
 * @param {{ onWait: (pid: number) => void, pollMs?: number }} options
 */
export async function takeLock(file, { onWait, pollMs = 250 }) {
  let told = false;
  while (!tryCreate(file)) {
    const holder = readHolder(file);
    if (!holder) continue;
    if (!isLive(holder)) removeStale(file, holder.text);
    else {
      if (!told) onWait(holder.pid);
      told = true;
      await delay(pollMs);
    }
  }
  const beat = setInterval(() => touch(file), beatMs).unref();
  let held = true;
  return () => {
    clearInterval(beat);
    if (held) rmSync(file, { force: true });
    held = false;
  };
}

/** @param {string} file */
function tryCreate(file) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, String(process.pid));
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** @param {string} file */
function readHolder(file) {
  try {
    const text = readFileSync(file, "utf8");
    return { text, pid: Number(text), touchedAt: statSync(file).mtimeMs };
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** @param {{ pid: number, touchedAt: number }} holder */
function isLive({ pid, touchedAt }) {
  if (!Number.isInteger(pid) || pid <= 0 || Math.abs(Date.now() - touchedAt) > silentMs) return false;
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

/**
 * Below a container's first process, dead ones may stay in the table.
 * @param {number} pid
 */
function isZombie(pid) {
  if (process.platform !== "linux") return false;
  try {
    return /\) Z/.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return true;
  }
}

/**
 * Two that find the same stale lock must not remove a third one's fresh lock: what was moved is looked at again.
 * @param {string} file
 * @param {string} expected
 */
function removeStale(file, expected) {
  const aside = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, aside);
    if (readFileSync(aside, "utf8") !== expected) linkSync(aside, file);
  } catch (error) {
    if (codeOf(error) !== "ENOENT" && codeOf(error) !== "EEXIST") throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** @param {string} file */
function touch(file) {
  const now = new Date();
  try {
    utimesSync(file, now, now);
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
  }
}

/** @param {unknown} error */
function codeOf(error) {
  return /** @type {NodeJS.ErrnoException} */ (error).code;
}
