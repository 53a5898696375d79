import type { QueueLog } from "./config.ts";

/** Says once that the backend is gone and once that it is back, however many calls fail in between. */
export type ConnectionWatch = { lost(error: unknown): void; found(): void };

export function watchConnection(backend: string, log: QueueLog): ConnectionWatch {
  let lostAt: number | undefined;
  return {
    lost(error) {
      if (lostAt !== undefined) return;
      lostAt = Date.now();
      log.warn({ backend, err: error }, "queue connection lost");
    },
    found() {
      if (lostAt === undefined) return;
      log.info({ backend, awayMs: Date.now() - lostAt }, "queue connection is back");
      lostAt = undefined;
    },
  };
}
