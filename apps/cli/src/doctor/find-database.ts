import { existsSync } from "node:fs";
import path from "node:path";
import { openDatabase } from "@planrrr/database";
import type { Cli } from "../cli.ts";
import type { CliError } from "../cli-error.ts";
import { describeDatabaseFailure } from "../local/database-failure.ts";
import { homeFiles } from "../local/home-files.ts";
import { runningPostgresUrl } from "../local/start-postgres.ts";

type Pool = ReturnType<typeof openDatabase>["pool"];

export type FoundDatabase = { close(): Promise<void>; isExternal: boolean } & (
  | { state: "reachable"; pool: Pool; url: string; roundTripMs: number }
  | { state: "failed"; failure: CliError | Error }
  | { state: "stopped" }
  | { state: "absent" }
);

/** The database a start would use, as it is now. */
export async function findDatabase({ env, home }: Cli): Promise<FoundDatabase> {
  const isExternal = env.DATABASE_URL !== undefined;
  const url = env.DATABASE_URL ?? runningPostgresUrl(home);
  const close = async () => undefined;
  if (!url) {
    const exists = existsSync(path.join(homeFiles(home).postgres, "PG_VERSION"));
    return { state: exists ? "stopped" : "absent", isExternal, close };
  }
  const database = openDatabase({ url, max: 1 });
  try {
    const since = performance.now();
    await database.pool.query("select 1");
    const roundTripMs = performance.now() - since;
    return {
      state: "reachable",
      pool: database.pool,
      url,
      roundTripMs,
      isExternal,
      close: () => database.close(),
    };
  } catch (error) {
    await database.close();
    const failure =
      describeDatabaseFailure(error) ?? (error instanceof Error ? error : new Error(String(error)));
    return { state: "failed", failure, isExternal, close };
  }
}
