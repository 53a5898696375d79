import { Client, DatabaseError, escapeIdentifier, escapeLiteral } from "pg";
import { QUEUE_SCHEMA } from "./config.ts";

export type QueueRoleResult =
  | { ok: true; connectionString: string }
  /** Managed databases may not let the admin make roles: run the worker with a role made by hand. */
  | { ok: false; reason: "NOT_ALLOWED"; message: string };

const INSUFFICIENT_PRIVILEGE = "42501";

/**
 * A login role that can run the queue and nothing else. It may: connect, read and write rows of schema
 * `bullmq`, call its functions, use temporary tables (BullMQ's bulk insert does). It may not: create or
 * change anything that stays, read any table elsewhere, or become another role. Run after
 * `migrateQueue`; later migrations by the same admin are covered by default privileges.
 */
export async function ensureQueueRole(
  adminConnectionString: string,
  { role, password }: { role: string; password: string },
): Promise<QueueRoleResult> {
  const client = new Client({ connectionString: adminConnectionString });
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query("BEGIN");
    await client.query("SELECT pg_advisory_xact_lock(hashtext('planrrr:queue-role'))");
    const known = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [role]);
    const { rows } = await client.query<{ name: string }>("SELECT current_database() AS name");
    const database = escapeIdentifier(rows[0]?.name ?? "");
    for (const statement of statements(known.rowCount === 0, role, password, database)) {
      await client.query(statement);
    }
    await client.query("COMMIT");
    return { ok: true, connectionString: withLogin(adminConnectionString, role, password) };
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    if (error instanceof DatabaseError && error.code === INSUFFICIENT_PRIVILEGE) {
      return { ok: false, reason: "NOT_ALLOWED", message: error.message };
    }
    throw error;
  } finally {
    await client.end();
  }
}

function statements(create: boolean, role: string, password: string, database: string): string[] {
  const name = escapeIdentifier(role);
  const rows = "SELECT, INSERT, UPDATE, DELETE";
  const inSchema = `IN SCHEMA ${QUEUE_SCHEMA}`;
  return [
    `${create ? "CREATE" : "ALTER"} ROLE ${name} LOGIN NOCREATEDB NOCREATEROLE NOINHERIT
       PASSWORD ${escapeLiteral(password)}`,
    `ALTER ROLE ${name} SET search_path = ${QUEUE_SCHEMA}`,
    // Deadlocks of BullMQ's are found after a second otherwise, long for a post that is due. Only a superuser may say so.
    `DO $$ BEGIN
       ALTER ROLE ${name} SET deadlock_timeout = '100ms';
     EXCEPTION WHEN insufficient_privilege THEN NULL;
     END $$`,
    // Before PostgreSQL 15 everyone may create in public.
    "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
    `GRANT CONNECT, TEMPORARY ON DATABASE ${database} TO ${name}`,
    `GRANT USAGE ON SCHEMA ${QUEUE_SCHEMA} TO ${name}`,
    `GRANT ${rows} ON ALL TABLES ${inSchema} TO ${name}`,
    `GRANT USAGE, SELECT ON ALL SEQUENCES ${inSchema} TO ${name}`,
    `GRANT EXECUTE ON ALL FUNCTIONS ${inSchema} TO ${name}`,
    `ALTER DEFAULT PRIVILEGES ${inSchema} GRANT ${rows} ON TABLES TO ${name}`,
    `ALTER DEFAULT PRIVILEGES ${inSchema} GRANT USAGE, SELECT ON SEQUENCES TO ${name}`,
    `ALTER DEFAULT PRIVILEGES ${inSchema} GRANT EXECUTE ON FUNCTIONS TO ${name}`,
  ];
}

function withLogin(connectionString: string, role: string, password: string): string {
  const url = new URL(connectionString);
  url.username = encodeURIComponent(role);
  url.password = encodeURIComponent(password);
  return url.href;
}
