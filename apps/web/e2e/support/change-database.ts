import { readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import type { Planrrr } from "./start-planrrr.ts";

/** What no hand can do in a test: let time pass for one row. Goes past the product, so never for what a page can do. */
export async function changeDatabase({ home }: Pick<Planrrr, "home">, sql: string): Promise<number> {
  const file = (name: string) => readFileSync(path.join(home, name), "utf8");
  const client = new pg.Client({
    host: "127.0.0.1",
    port: Number(file("postgres/postmaster.pid").split("\n")[3]),
    user: "planrrr",
    password: file("postgres.password").trim(),
    database: "postgres",
  });
  await client.connect();
  try {
    return (await client.query(sql)).rowCount ?? 0;
  } finally {
    await client.end();
  }
}
