import { destination as openDestination, pino, stdSerializers } from "pino";
import type { ChildLoggerOptions, Logger } from "pino";
import { createPrettyStream } from "./pretty-stream.ts";
import { redact, scrubLine } from "./redact.ts";

export type LogLevel = "trace" | "debug" | "info" | "warn" | "error" | "fatal" | "silent";
export type { Logger };

export type LoggerOptions = {
  level: LogLevel;
  /** Which part of the system speaks: `api`, `worker`, … */
  name?: string;
  /** Lines for people instead of JSON. Default: when standard output is a terminal. */
  pretty?: boolean;
  /** Default: standard output. */
  destination?: { write(line: string): void };
};

export type LoggerHandle = {
  log: Logger;
  /** Writes what is still in memory. */
  close(): Promise<void>;
};

export function createLogger(options: LoggerOptions): LoggerHandle {
  const { level, name, pretty = options.destination === undefined && process.stdout.isTTY } = options;
  const stdout = options.destination ? undefined : openDestination({ dest: 1, sync: false });
  const out = options.destination ?? stdout ?? process.stdout;
  const log = pino(
    {
      level,
      ...(name === undefined ? {} : { name }),
      // The process and host are told by whoever collects the lines.
      base: name === undefined ? null : { name },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: {
        level: (label) => ({ level: label }),
        log: redact,
      },
      serializers: { err: serializeError },
      hooks: { streamWrite: scrubLine },
    },
    pretty ? createPrettyStream(out, { color: process.stdout.hasColors?.() ?? false }) : out,
  );
  redactBindings(log);
  return {
    log,
    async close() {
      try {
        stdout?.flushSync();
      } catch {
        // Nobody reads at the other end any more.
      }
    },
  };
}

/** pino formats the bindings of no child; every child inherits this method. */
function redactBindings(log: Logger): void {
  const child: (this: Logger, bindings: object, options: ChildLoggerOptions) => Logger = log.child;
  Object.defineProperty(log, "child", {
    value(this: Logger, bindings: Record<string, unknown>, options: ChildLoggerOptions = {}) {
      return child.call(this, redact(bindings), options);
    },
  });
}

function serializeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const serialized: unknown = stdSerializers.err(error);
  return typeof serialized === "object" && serialized !== null
    ? redact(Object.fromEntries(Object.entries(serialized)))
    : serialized;
}
