import type { Cli } from "../cli.ts";
import { checkPort, localUrl } from "./check-port.ts";
import type { Closers } from "./closers.ts";
import { planEdge } from "./plan-edge.ts";
import { makeHome } from "./home-files.ts";
import { takeHomeLock } from "./home-lock.ts";
import type { Reporter } from "./reporter.ts";
import { ensureSecrets } from "./secrets.ts";
import type { RunningSystem } from "./start-parts.ts";

/**
 * Starts the parts one after another; each hands its end to `closers` the moment it runs, so that whoever stops in
 * the middle, by a signal or a failure, leaves nothing behind.
 */
export async function startSystem(
  cli: Cli,
  closers: Closers,
  report: Reporter,
  signal: AbortSignal,
): Promise<RunningSystem> {
  const { env, home } = cli;
  makeHome(home);
  const lock = takeHomeLock(home, { url: localUrl(env.HOST, env.PORT), now: new Date() });
  closers.add("the lock", () => lock.release());
  await checkPort(env.HOST, env.PORT);
  const edge = await planEdge(cli);
  const secrets = ensureSecrets(home, env, new Date());
  signal.throwIfAborted();

  // Read from disk and compiled while the database server starts.
  const parts = import("./start-parts.ts");
  // The edge's host, too: loading it holds everything else up for a while, and there is nothing yet to hold up.
  const host = edge && import("./start-edge.ts").then(({ loadMiniflare }) => loadMiniflare());
  host?.catch(() => undefined);
  // Waited for only after the database: until then a failure must not count as nobody's.
  parts.catch(() => undefined);
  const databaseUrl = env.DATABASE_URL ?? (await startOwnDatabase(cli, closers, report));
  signal.throwIfAborted();
  const { startParts } = await parts;
  await host?.catch(() => undefined);
  const onListen = (url: string) => lock.update({ url, ready: false });
  const system = await startParts(cli, { databaseUrl, secrets, edge, closers, report, signal, onListen });
  lock.update({ url: system.url, edgeUrl: system.edgeUrl, ready: true });
  return system;
}

async function startOwnDatabase({ home }: Cli, closers: Closers, report: Reporter): Promise<string> {
  const { startPostgres } = await import("./start-postgres.ts");
  return report.step("PostgreSQL", async () => {
    const server = await startPostgres(home, {
      info: (message) => report.detail(message),
      warn: (message) => report.warn(message),
    });
    closers.add("PostgreSQL", () => server.stop());
    return server.url;
  });
}
