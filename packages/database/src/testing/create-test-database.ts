import { createHash, randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import pg from "pg";
import { type OpenDatabase, openDatabase } from "../database.ts";
import { migrateDatabase } from "../migrate-database.ts";

const templateLock = 7_262_002;

export interface TestDatabase extends OpenDatabase {
  url: string;
}

/** A fresh, migrated database of a test's own, copied from a template that the first test of a run makes. */
export async function createTestDatabase(adminUrl: string): Promise<TestDatabase> {
  const template = `template_${migrationsHash()}`;
  const name = `test_${randomBytes(6).toString("hex")}`;
  await withAdmin(adminUrl, async (admin) => {
    // The lock also keeps two copies from reading the template at once, which PostgreSQL refuses.
    await admin.query("select pg_advisory_lock($1)", [templateLock]);
    const { rowCount } = await admin.query("select 1 from pg_database where datname = $1", [template]);
    if (!rowCount) {
      const unfinished = `${template}_making`;
      await admin.query(`drop database if exists ${unfinished}`);
      await admin.query(`create database ${unfinished}`);
      await migrateDatabase(databaseUrl(adminUrl, unfinished));
      await admin.query(`alter database ${unfinished} rename to ${template}`);
    }
    await admin.query(`create database ${name} template ${template}`);
  });
  const url = databaseUrl(adminUrl, name);
  const open = openDatabase({ url });
  return {
    ...open,
    url,
    async close() {
      await open.close();
      await withAdmin(adminUrl, (admin) => admin.query(`drop database if exists ${name} with (force)`));
    },
  };
}

async function withAdmin(url: string, work: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}

function databaseUrl(adminUrl: string, name: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}

function migrationsHash(): string {
  const folder = new URL("../../migrations/", import.meta.url);
  const hash = createHash("sha256");
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .sort()) {
    hash.update(readFileSync(new URL(file, folder)));
  }
  return hash.digest("hex").slice(0, 12);
}
