import { realpathSync } from "node:fs";
import { Client } from "pg";

export type ProbeResult = "ours" | "other-data" | "wrong-password" | "no-answer";

/** Logs in and asks the server which data folder it serves. */
export async function probeServer(url: string, dataDir: string): Promise<ProbeResult> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000, query_timeout: 2_000 });
  // A server that dies meanwhile also raises this event; the call below fails by itself.
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("show data_directory");
    const served = rows[0]?.data_directory ?? "";
    return served === dataDir || realpathSync(served) === realpathSync(dataDir) ? "ours" : "other-data";
  } catch (error) {
    return (error as { code?: string }).code === "28P01" ? "wrong-password" : "no-answer";
  } finally {
    await client.end().catch(() => undefined);
  }
}

export function databaseUrl(server: {
  user: string;
  password: string;
  port: number;
  database: string;
}): string {
  const { user, password, port, database } = server;
  return `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
}
