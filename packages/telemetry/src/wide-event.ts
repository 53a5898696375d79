import type { Logger } from "pino";

export type WideEvent = {
  /** Facts gathered on the way; they appear in the one line at the end. */
  add(fields: Record<string, unknown>): void;
  /** Writes the line. A second call writes nothing. */
  end(outcome: { level?: "debug" | "info" | "warn" | "error"; err?: unknown }): void;
};

/** One line per request or job, written at its end, with everything that was learnt. */
export function startWideEvent(log: Logger, name: string, fields: Record<string, unknown> = {}): WideEvent {
  const startedAt = performance.now();
  const facts = { ...fields };
  let ended = false;
  return {
    add(more) {
      Object.assign(facts, more);
    },
    end({ level, err }) {
      if (ended) return;
      ended = true;
      const durationMs = Math.round((performance.now() - startedAt) * 10) / 10;
      const line = { ...facts, durationMs, ...(err === undefined ? {} : { err }) };
      log[level ?? (err === undefined ? "info" : "error")](line, name);
    },
  };
}
