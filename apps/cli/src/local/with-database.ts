import type { Cli } from "../cli.ts";
import { ExitCode } from "../exit-code.ts";
import { showFailure } from "../output/show-failure.ts";
import { localUrl } from "./check-port.ts";
import { createClosers } from "./closers.ts";
import { makeHome } from "./home-files.ts";
import { readHomeLock, takeHomeLock } from "./home-lock.ts";
import { listenForStop } from "./stop-signals.ts";

const stopDeadlineMs = 20_000;

/** Works on the database of DATABASE_URL, else on the home's: as it runs, or started for as long as the work takes. */
export async function withDatabase<T>(cli: Cli, work: (url: string) => Promise<T>): Promise<T> {
  const { env, home } = cli;
  if (env.DATABASE_URL) return work(env.DATABASE_URL);
  const { runningPostgresUrl } = await import("./start-postgres.ts");
  const running = readHomeLock(home) && runningPostgresUrl(home);
  return running ? work(running) : withOwnServer(cli, work);
}

async function withOwnServer<T>(cli: Cli, work: (url: string) => Promise<T>): Promise<T> {
  const { env, home, out } = cli;
  const [{ startPostgres }, { endPostgresAtOnce }] = await Promise.all([
    import("./start-postgres.ts"),
    import("./end-at-once.ts"),
  ]);
  const onTrouble = (name: string, error: unknown) => out.warn(`Stopping ${name}: ${String(error)}`);
  const closers = createClosers({ deadlineMs: stopDeadlineMs, onTrouble });
  const onExit = () => closers.pending() > 0 && endPostgresAtOnce(home);
  process.on("exit", onExit);
  const stop = listenForStop({
    hasRunner: cli.hasRunner,
    onForce: () => process.exit(ExitCode.interrupted),
    onCrash: (error) => void showFailure(out, error),
  });
  try {
    makeHome(home);
    const lock = takeHomeLock(home, { url: localUrl(env.HOST, env.PORT), now: new Date() });
    closers.add("the lock", () => lock.release());
    const server = await startPostgres(home, {
      info: () => undefined,
      warn: (message) => out.warn(message),
    });
    closers.add("PostgreSQL", () => server.stop());
    stop.signal.throwIfAborted();
    return await Promise.race([work(server.url), rejectAtStop(stop.signal)]);
  } finally {
    await closers.closeAll();
    process.off("exit", onExit);
    stop.dispose();
  }
}

function rejectAtStop(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
  });
}
