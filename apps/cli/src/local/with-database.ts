import type { Cli } from "../cli.ts";
import { localUrl } from "./check-port.ts";
import { makeHome } from "./home-files.ts";
import { readHomeLock, takeHomeLock } from "./home-lock.ts";

/** Works on the database of DATABASE_URL, else on the home's: as it runs, or started for as long as the work takes. */
export async function withDatabase<T>(cli: Cli, work: (url: string) => Promise<T>): Promise<T> {
  const { env, home } = cli;
  if (env.DATABASE_URL) return work(env.DATABASE_URL);
  const { runningPostgresUrl, startPostgres } = await import("./start-postgres.ts");
  if (readHomeLock(home)) {
    const url = runningPostgresUrl(home);
    if (url) return work(url);
  }
  makeHome(home);
  const lock = takeHomeLock(home, { url: localUrl(env.HOST, env.PORT), now: new Date() });
  try {
    const server = await startPostgres(home, {
      info: () => undefined,
      warn: (message) => cli.out.warn(message),
    });
    try {
      return await work(server.url);
    } finally {
      await server.stop();
    }
  } finally {
    lock.release();
  }
}
