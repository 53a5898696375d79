import pg from "pg";
import type { Client } from "../processes/client.ts";
import { waitUntil } from "../processes/wait-until.ts";
import { latenessOf, type Lateness } from "./lateness.ts";

export interface PublicationLoad {
  client: Client;
  databaseUrl: string;
  connectionIds: string[];
  /** One post a due time, each on every connection. */
  dueTimes: readonly number[];
}

/** Writes the posts ahead of time through the API, waits until all are out and reads how late each was. */
export async function runPublications(load: PublicationLoad): Promise<Lateness> {
  const { client, connectionIds, dueTimes } = load;
  const expected = dueTimes.length * connectionIds.length;
  const name = crypto.randomUUID();
  const open = [...dueTimes.entries()];
  const write = async () => {
    for (let next = open.pop(); next; next = open.pop()) {
      const [index, due] = next;
      const body = { text: `${name} ${index}`, connectionIds, scheduledAt: new Date(due).toISOString() };
      await client.post("/api/posts/create", body);
    }
  };
  await Promise.all(Array.from({ length: 8 }, write));
  const first = Math.min(...dueTimes);
  if (Date.now() > first) throw new Error("Writing the posts took longer than planned: give it more lead.");

  const database = new pg.Client({ connectionString: load.databaseUrl });
  await database.connect();
  try {
    const outOf = `from publications where status = 'PUBLISHED' and due_at >= to_timestamp($1 / 1000.0)`;
    await waitUntil(
      `${expected} publications are out`,
      async () => {
        const { rows } = await database.query<{ count: string }>(`select count(*) ${outOf}`, [first]);
        return Number(rows[0]?.count) === expected;
      },
      { timeoutMs: first - Date.now() + 300_000, everyMs: 1_000 },
    );
    const { rows } = await database.query<{ late: number; at: number }>(
      `select (extract(epoch from published_at - due_at) * 1000)::float8 as late,
              (extract(epoch from published_at) * 1000)::float8 as at ${outOf}`,
      [first],
    );
    return latenessOf(
      rows.map((row) => row.late),
      Math.max(...rows.map((row) => row.at)) - first,
    );
  } finally {
    await database.end();
  }
}
