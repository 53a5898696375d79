import { expect, onTestFinished, test, vi } from "vitest";
import { silentLog } from "./config.ts";
import { watchConnection } from "./connection-watch.ts";
import { createPostgresPool, guardPool } from "./postgres-pool.ts";
import { freshDatabase, query } from "./testing/fresh-database.ts";

const watch = watchConnection("postgres", silentLog);
const settings = { max: 2, idleTimeoutMs: 1_000, connectTimeoutMs: 2_000 };

async function openPool(url: string) {
  const pool = createPostgresPool(url, settings, watch);
  onTestFinished(() => pool.end());
  return pool;
}

test("a worker's session listens from its first moment and is not used again for queries", async () => {
  const url = await freshDatabase();
  const pool = await openPool(url);
  const client = await guardPool(pool, watch, { listens: true }).connect();
  const heard = vi.fn<() => void>();
  client.on("notification", heard);
  await query(url, "SELECT pg_notify('bullmq_jobs', 'test')");
  await vi.waitFor(() => expect(heard).toHaveBeenCalledOnce(), { timeout: 5_000 });
  client.release();
  expect(pool.totalCount).toBe(0);
});

test("options in the address stay, beside the search path", async () => {
  const url = new URL(await freshDatabase());
  url.searchParams.set("options", "-c statement_timeout=4321");
  const pool = await openPool(url.href);
  const { rows } = await pool.query(
    "SELECT current_setting('search_path') AS path, current_setting('statement_timeout') AS timeout",
  );
  expect(rows).toEqual([{ path: "bullmq", timeout: "4321ms" }]);
});

test("a lost connection looks to BullMQ like one, whatever PostgreSQL called it", async () => {
  const url = await freshDatabase();
  const guard = guardPool(await openPool(url), watch, { listens: false });
  await expect(guard.query("SELECT pg_terminate_backend(pg_backend_pid())")).rejects.toMatchObject({
    code: "ECONNREFUSED",
    cause: { code: "57P01" },
  });
  await expect(guard.query("SELECT 1/0")).rejects.toMatchObject({ code: "22012" });
});

test("a statement that was chosen as a deadlock's victim is run again", async () => {
  const url = await freshDatabase();
  await query(url, "CREATE SCHEMA bullmq");
  const pool = await openPool(url);
  await pool.query("CREATE TABLE pair (id int PRIMARY KEY, hits int NOT NULL DEFAULT 0)");
  await pool.query("INSERT INTO pair (id) VALUES (1), (2)");
  await pool.query(`CREATE FUNCTION hit(first int, second int) RETURNS void LANGUAGE plpgsql AS $$ BEGIN
    UPDATE pair SET hits = hits + 1 WHERE id = first;
    PERFORM pg_sleep(0.2);
    UPDATE pair SET hits = hits + 1 WHERE id = second;
  END $$`);
  const guard = guardPool(pool, watch, { listens: false });
  await Promise.all([guard.query("SELECT hit(1, 2)"), guard.query("SELECT hit(2, 1)")]);
  expect((await pool.query("SELECT hits FROM pair")).rows).toEqual([{ hits: 2 }, { hits: 2 }]);
});
