import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import {
  EmbeddedPostgresError,
  readEmbeddedPostgresStatus,
  startEmbeddedPostgres,
} from "@planrrr/embedded-postgres";
import { CliError } from "../cli-error.ts";
import { ExitCode } from "../exit-code.ts";
import { homeFiles } from "./home-files.ts";

export interface LocalPostgres {
  url: string;
  pid(): number;
  adopted: boolean;
  stop(): Promise<void>;
}

export interface PostgresLog {
  info(message: string): void;
  warn(message: string): void;
}

const longestPauseMs = 15_000;
/** pg's pools call themselves closed before the server has heard of it; cut off then, they would report a failure. */
const goodbyeMs = 150;

/** The home's own server. When it is killed it is started again on the same port, as often as it takes. */
export async function startPostgres(home: string, log: PostgresLog): Promise<LocalPostgres> {
  const stopping = new AbortController();
  let healing: Promise<void> | undefined;
  const server = await withPostgresErrors(() =>
    startEmbeddedPostgres({
      dataDir: homeFiles(home).postgres,
      log: (message) => log.info(message),
      onExit: ({ code, signal }) => {
        log.warn(`PostgreSQL ended by itself (${signal ?? code ?? "killed"}); starting it again`);
        healing ??= heal().finally(() => (healing = undefined));
      },
    }),
  );

  async function heal(): Promise<void> {
    for (let pauseMs = 250; !stopping.signal.aborted; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      try {
        await server.restart();
        log.info("PostgreSQL is back");
        return;
      } catch (error) {
        if (stopping.signal.aborted) return;
        log.warn(`PostgreSQL did not start: ${error instanceof Error ? error.message : String(error)}`);
        await delay(pauseMs);
      }
    }
  }

  return {
    url: server.url,
    adopted: server.adopted,
    pid: () => server.pid,
    async stop() {
      stopping.abort();
      await healing;
      await delay(goodbyeMs);
      await server.stop();
    },
  };
}

/** Login of the home's server when it runs; nothing is started. */
export function runningPostgresUrl(home: string): string | undefined {
  const dataDir = homeFiles(home).postgres;
  const status = readEmbeddedPostgresStatus({ dataDir });
  if (status.port === undefined) return undefined;
  const password = readFileSync(`${dataDir}.password`, "utf8").trim();
  return `postgresql://planrrr:${encodeURIComponent(password)}@127.0.0.1:${status.port}/postgres`;
}

export async function withPostgresErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof EmbeddedPostgresError)) throw error;
    const exitCode = error.code === "ALREADY_RUNNING" ? ExitCode.refused : ExitCode.failed;
    const tail = error.logTail && !error.message.includes(error.logTail) ? `\n${error.logTail}` : "";
    throw new CliError(error.code, `The embedded database: ${error.message}${tail}`, {
      exitCode,
      cause: error,
    });
  }
}
