import { readEmbeddedPostgresStatus } from "@planrrr/embedded-postgres";
import { homeFiles } from "./home-files.ts";

const patienceMs = 2_000;

/**
 * Ends the home's database server without waiting for anybody; it recovers at the next start. Synchronous, since
 * it is the last thing a process does.
 */
export function endPostgresAtOnce(home: string): void {
  const dataDir = homeFiles(home).postgres;
  const isRunning = () => readEmbeddedPostgresStatus({ dataDir }).pid;
  for (const signal of ["SIGQUIT", "SIGKILL"] as const) {
    const pid = isRunning();
    if (pid === undefined) return;
    try {
      process.kill(pid, signal);
    } catch {
      // Gone meanwhile.
      return;
    }
    const end = performance.now() + patienceMs;
    while (isRunning() !== undefined && performance.now() < end) pauseThread(20);
  }
}

function pauseThread(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
