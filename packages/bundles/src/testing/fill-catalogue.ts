import type { Queryable } from "@planrrr/database";
import { sql } from "drizzle-orm";
import { generateDeal } from "./generate-deals.ts";

const batchRows = 5000;

/** Writes made-up deals, fast: whole batches as one JSON, the next one made while one is written. */
export async function fillCatalogue(db: Queryable, options: { seed: number; from?: number; count: number }) {
  const { seed, from = 0, count } = options;
  let writing: Promise<unknown> = Promise.resolve();
  for (let start = 0; start < count; start += batchRows) {
    const rows = Array.from({ length: Math.min(batchRows, count - start) }, (_, at) => {
      const deal = generateDeal(seed, from + start + at);
      return Object.fromEntries(Object.entries(deal).map(([name, value]) => [columnOf(name), value]));
    });
    const names = sql.raw(Object.keys(rows[0] ?? {}).join(", "));
    const batch = JSON.stringify(rows);
    await writing;
    writing = db.execute(sql`insert into bundles (${names})
      select ${names} from json_populate_recordset(null::bundles, ${batch}::json)`);
  }
  await writing;
}

const columns = new Map<string, string>();

function columnOf(name: string): string {
  const known = columns.get(name);
  if (known !== undefined) return known;
  const column = name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  columns.set(name, column);
  return column;
}
