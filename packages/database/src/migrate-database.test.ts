import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import pg from "pg";
import { expect, inject, onTestFinished, test } from "vitest";
import { migrateDatabase } from "./migrate-database.ts";

const run = promisify(execFile);
const migrations = fileURLToPath(new URL("../migrations/", import.meta.url));

async function emptyDatabase(): Promise<{ url: string; query(sql: string): Promise<unknown[]> }> {
  const name = `empty_${randomBytes(6).toString("hex")}`;
  const admin = new pg.Client({ connectionString: inject("postgresUrl") });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const url = Object.assign(new URL(inject("postgresUrl")), { pathname: `/${name}` }).href;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  onTestFinished(async () => {
    await client.end();
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  });
  return { url, query: async (sql) => (await client.query(sql)).rows };
}

const files = () => readdirSync(migrations).filter((name) => name.endsWith(".sql"));
const applied = "select hash from planrrr_migrations.__drizzle_migrations";

test("three processes that migrate at once, one of them three times, all succeed, and each migration runs once", async () => {
  const { url, query } = await emptyDatabase();
  const script = `
    const { migrateDatabase } = await import(${JSON.stringify(new URL("./migrate-database.ts", import.meta.url).href)});
    await migrateDatabase(process.argv[1]);`;
  const inProcess = () => run(process.execPath, ["--input-type=module", "-e", script, url]);
  // To start a process costs a second of a core; the lock that orders them is a session's, wherever that is from.
  await Promise.all([
    inProcess(),
    inProcess(),
    migrateDatabase(url),
    migrateDatabase(url),
    migrateDatabase(url),
  ]);
  expect(await query(applied)).toHaveLength(files().length);
}, 60_000);

test("migrating again changes nothing, and gives the lock back", async () => {
  const { url, query } = await emptyDatabase();
  for (let n = 0; n < 3; n += 1) await migrateDatabase(url);
  await Promise.all([migrateDatabase(url), migrateDatabase(url)]);
  expect(await query(applied)).toHaveLength(files().length);
  expect(
    await query(
      "select 1 from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())",
    ),
  ).toEqual([]);
});

test("a migration that was killed in the middle leaves nothing half done", async () => {
  const { url, query } = await emptyDatabase();
  await query("create table publications (mine int)");
  await expect(migrateDatabase(url)).rejects.toThrow("publications");
  expect(await query("select 1 from pg_tables where tablename = 'users'")).toEqual([]);
  await query("drop table publications");
  await migrateDatabase(url);
  expect(await query("select 1 from pg_tables where tablename = 'users'")).toHaveLength(1);
});

test("an unreachable database is an error, not a wait", async () => {
  await expect(migrateDatabase("postgres://nobody@127.0.0.1:1/none")).rejects.toMatchObject({
    code: "ECONNREFUSED",
  });
});

test.each(readdirSync(migrations).filter((name) => name.endsWith(".sql")))(
  "%s takes nothing away",
  (name) => {
    const sql = readFileSync(`${migrations}/${name}`, "utf8").replaceAll(/--(?!> ).*$/gm, "");
    const destructive =
      /\b(drop\s+(table|column|schema|type|constraint)|truncate|delete\s+from|alter\s+column\s+\S+\s+(set\s+data\s+)?type|rename\s+(to|column))\b/i;
    expect(destructive.exec(sql)?.[0]).toBeUndefined();
  },
);
