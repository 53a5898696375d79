import { createLogger } from "./create-logger.ts";
import type { LoggerOptions } from "./create-logger.ts";

/** A logger whose lines can be read back, as text and as what they say. */
export function loggerInMemory(options: Partial<LoggerOptions> = {}) {
  const lines: string[] = [];
  const { log } = createLogger({
    level: "debug",
    pretty: false,
    destination: { write: (line) => void lines.push(line) },
    ...options,
  });
  const entries = () =>
    lines.map((line) => JSON.parse(line) as Record<string, unknown> & { level: string; msg: string });
  return { log, lines, entries };
}
