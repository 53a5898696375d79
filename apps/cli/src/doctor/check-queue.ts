import { openDatabase } from "@planrrr/database";
import { createQueue } from "@planrrr/queue";
import type { Cli } from "../cli.ts";
import { readSecrets } from "../local/secrets.ts";
import type { FoundDatabase } from "./find-database.ts";
import { fail, ok, type Verdict, warn } from "./finding.ts";

export async function checkQueue({ env, home }: Cli, database: FoundDatabase): Promise<Verdict> {
  if (env.REDIS_URL)
    return ping({ backend: "redis", url: env.REDIS_URL }, "Redis answers", "Mend REDIS_URL or start Redis.");
  if (database.state !== "reachable")
    return warn("It is in the database, which does not run", "See Database.");
  const login = env.QUEUE_DATABASE_URL ?? (await findRole(database, readSecrets(home, env)));
  if (!login) {
    return warn(
      "There is no login that sees the queue alone: not made yet, or the database's user may not make roles",
      "npm start makes it; where it may not, make one by hand and set QUEUE_DATABASE_URL.",
    );
  }
  const answers = await ping(
    { backend: "postgres", connectionString: login },
    "PostgreSQL",
    "Start planrrr once more: it makes the worker's login anew.",
  );
  if (answers.state !== "ok") return answers;
  const seen = await foreignTables(login);
  if (seen.length === 0) return ok("On PostgreSQL; the worker's login sees the queue's schema alone");
  return warn(
    `The worker's login can read more than the queue (${seen.slice(0, 3).join(", ")}${seen.length > 3 ? ", …" : ""})`,
    "Give it a role that sees schema bullmq alone, and set QUEUE_DATABASE_URL.",
  );
}

async function ping(
  config: Parameters<typeof createQueue>[0],
  message: string,
  advice: string,
): Promise<Verdict> {
  const queue = createQueue(config);
  try {
    await queue.ping();
    return ok(message);
  } catch (error) {
    const cause =
      error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    return fail(`The queue does not answer: ${cause}`, advice);
  } finally {
    await queue.close();
  }
}

/** Tables outside the queue's schema that this login may read. */
async function foreignTables(url: string): Promise<string[]> {
  const database = openDatabase({ url, max: 1 });
  try {
    const { rows } = await database.pool.query<{ name: string }>(
      `select schemaname || '.' || tablename as name from pg_tables
       where schemaname not in ('bullmq', 'pg_catalog', 'information_schema')
         and has_schema_privilege(schemaname, 'usage')
         and has_table_privilege(quote_ident(schemaname) || '.' || quote_ident(tablename), 'select')`,
    );
    return rows.map(({ name }) => name);
  } finally {
    await database.close();
  }
}

type Reachable = Extract<FoundDatabase, { state: "reachable" }>;

async function findRole(
  { pool, url }: Reachable,
  { queueRole, queuePassword }: ReturnType<typeof readSecrets>,
): Promise<string | undefined> {
  if (!queueRole || !queuePassword) return undefined;
  const { rowCount } = await pool.query("select 1 from pg_roles where rolname = $1", [queueRole]);
  if (!rowCount) return undefined;
  return Object.assign(new URL(url), { username: queueRole, password: queuePassword }).href;
}
