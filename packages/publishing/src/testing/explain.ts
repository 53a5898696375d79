import type { Database, OpenDatabase } from "@planrrr/database";
import * as schema from "@planrrr/database/schema";
import { drizzle } from "drizzle-orm/node-postgres";

type Pool = OpenDatabase["pool"];

export interface Statement {
  sql: string;
  params: unknown[];
}

/** A database on the same pool that writes down what it is asked. */
export function recordStatements(pool: Pool): { db: Database; statements: Statement[] } {
  const statements: Statement[] = [];
  const logger = { logQuery: (sql: string, params: unknown[]) => void statements.push({ sql, params }) };
  return { db: drizzle(pool, { schema, logger }), statements };
}

/** The plan of a statement, as PostgreSQL would run it with these values; nothing is run. */
export async function explain(pool: Pool, { sql, params }: Statement): Promise<string> {
  const { rows } = await pool.query<{ "QUERY PLAN": string }>(`explain ${sql}`, params);
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}
