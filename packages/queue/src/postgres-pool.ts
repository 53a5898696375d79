import { Pool } from "pg";
import type { PoolClient, QueryResult } from "pg";
import { QUEUE_SCHEMA } from "./config.ts";
import type { ConnectionWatch } from "./connection-watch.ts";
import { isConnectionLoss } from "./is-connection-loss.ts";
import { retryDeadlock } from "./retry-deadlock.ts";

export type PoolSettings = { max: number; idleTimeoutMs: number; connectTimeoutMs: number };

const QUERY_TIMEOUT_MS = 15_000;

/**
 * BullMQ promotes due jobs by an UPDATE without an order. Sessions that planned it in different ways lock the rows in
 * different orders and wait for each other in a circle; by its index alone all lock them in one order.
 */
const sameOrder = "-c enable_seqscan=off -c enable_bitmapscan=off";

/** A pool whose sessions see schema `bullmq` alone, and keep any `options` the address already had. */
export function createPostgresPool(
  connectionString: string,
  settings: PoolSettings,
  watch: ConnectionWatch,
): Pool {
  const url = new URL(connectionString);
  const ownOptions = url.searchParams.get("options");
  url.searchParams.delete("options");
  const pool = new Pool({
    connectionString: url.href,
    options: [ownOptions, `-c search_path=${QUEUE_SCHEMA}`, sameOrder].filter(Boolean).join(" "),
    max: settings.max,
    idleTimeoutMillis: settings.idleTimeoutMs,
    connectionTimeoutMillis: settings.connectTimeoutMs,
    // A server that froze, or a network that swallows packets, says nothing for a quarter of an hour.
    query_timeout: QUERY_TIMEOUT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  });
  pool.on("error", (error) => watch.lost(error));
  return pool;
}

/**
 * What BullMQ gets instead of the pool. It waits and tries again only after errors it takes for a lost
 * connection, which is ECONNREFUSED alone. Whatever else a restarting server says would end its stalled
 * check for good, fail a finished job, or make its loop spin.
 */
export function guardPool(pool: Pool, watch: ConnectionWatch, { listens }: { listens: boolean }) {
  async function guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      const result = await work();
      watch.found();
      return result;
    } catch (error) {
      if (!isConnectionLoss(error)) throw error;
      watch.lost(error);
      throw Object.assign(new Error("PostgreSQL is out of reach", { cause: error }), {
        code: "ECONNREFUSED",
      });
    }
  }
  const guard = {
    options: pool.options,
    connect: (): Promise<PoolClient> =>
      guarded(() => (listens ? connectListening(pool, watch) : pool.connect())),
    query: (text: string, values?: readonly unknown[]): Promise<QueryResult> =>
      guarded(() => retryDeadlock(() => pool.query(text, values ? [...values] : []))),
    end: (): Promise<void> => pool.end(),
    on(event: "error" | "connect", listener: (value: never) => void) {
      pool.on(event as "error", listener as (error: Error) => void);
      return guard;
    },
    removeAllListeners: () => guard,
  };
  return guard;
}

/**
 * A worker checks out sessions for one purpose only. BullMQ remembers "I listen" apart from the session,
 * and when the server dies at the wrong instant it believes a new session listens that never did: the
 * worker would then find its jobs by polling for ever. So every session listens from its first moment.
 */
async function connectListening(pool: Pool, watch: ConnectionWatch): Promise<PoolClient> {
  const client = await pool.connect();
  // Until BullMQ attaches its own: an error without a listener would end the process.
  client.on("error", (error) => watch.lost(error));
  const release = client.release.bind(client);
  // Sessions that listen don't go back among those that don't.
  client.release = () => release(true);
  try {
    await client.query("LISTEN bullmq_jobs");
    return client;
  } catch (error) {
    client.release();
    throw error;
  }
}
