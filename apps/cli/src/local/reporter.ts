import type { Cli } from "../cli.ts";
import type { LogLevel } from "@planrrr/telemetry";
import type { RunningSystem } from "./start-parts.ts";

export interface Reporter {
  /** Runs a part's start and tells that it runs, and how long it took. */
  step<T>(name: string, work: () => Promise<T>): Promise<T>;
  detail(message: string): void;
  warn(message: string): void;
  ready(system: RunningSystem): void;
  stopping(reason: string): void;
  stopped(): void;
  /** Lines go to standard output, for people when it is a terminal; with `--json` to standard error. */
  logging: {
    level: LogLevel;
    destination: { write(line: string): void } | undefined;
    pretty: boolean | undefined;
  };
}

export function createReporter(cli: Cli): Reporter {
  const { out, stderr, env, home } = cli;
  const { colors } = out;
  const seconds = (since: number) => `${((performance.now() - since) / 1_000).toFixed(1)} s`;
  // With --json, standard output holds one line: what was started.
  const say = (text: string) => (out.json ? undefined : cli.stdout.write(`${text}\n`));
  const verbose = env.LOG_LEVEL === "debug" || env.LOG_LEVEL === "trace";

  return {
    logging: {
      level: env.LOG_LEVEL,
      destination: out.json ? { write: (line) => void stderr.write(line) } : undefined,
      pretty: out.json ? false : undefined,
    },
    async step(name, work) {
      const since = performance.now();
      const result = await work();
      say(`  ${colors.green("✓")} ${name} ${colors.dim(seconds(since))}`);
      return result;
    },
    detail(message) {
      if (verbose) say(`    ${colors.dim(message)}`);
    },
    warn: (message) => out.warn(message),
    ready({ url, sandbox, edgeUrl }) {
      // From the start of the process on: what the person waits for.
      const readyMs = Math.round(performance.now());
      if (out.json) {
        cli.stdout.write(`${JSON.stringify({ url, home, pid: process.pid, readyMs, sandbox, edgeUrl })}\n`);
        return;
      }
      const lines = [
        "",
        `${colors.bold("planrrr is ready")} ${colors.dim(`after ${(readyMs / 1_000).toFixed(1)} s`)}`,
        "",
        `  Open                ${colors.cyan(url)}`,
        `  API docs            ${colors.cyan(`${url}/api/docs`)}`,
        ...(edgeUrl ? [`  Ticker, community   ${colors.cyan(edgeUrl)}`] : []),
        ...sandbox.map(({ network, url: at }) => `  ${`${network} (sandbox)`.padEnd(19)} ${colors.cyan(at)}`),
        `  Data                ${home}`,
        "",
        `  By command line:     ${colors.bold('npm run planrrr -- posts create "Hello"')}`,
        `  Stop:                ${colors.bold("Ctrl-C")}`,
        "",
      ];
      say(lines.join("\n"));
    },
    stopping: (reason) =>
      say(
        `\n${reason}: stopping. Posts on their way are finished first; ${colors.bold("Ctrl-C")} again stops at once.`,
      ),
    stopped: () => say("planrrr has stopped."),
  };
}
