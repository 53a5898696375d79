import type { Queryable } from "@planrrr/database";
import { sql } from "drizzle-orm";
import { generateDeal } from "./generate-deals.ts";

const batchRows = 5000;

/** Writes made-up deals, fast: whole batches as one JSON. */
export async function fillCatalogue(db: Queryable, options: { seed: number; from?: number; count: number }) {
  const { seed, from = 0, count } = options;
  for (let start = 0; start < count; start += batchRows) {
    const rows = Array.from({ length: Math.min(batchRows, count - start) }, (_, at) => {
      const deal = generateDeal(seed, from + start + at);
      return Object.fromEntries(Object.entries(deal).map(([name, value]) => [toColumn(name), value]));
    });
    const names = sql.raw(Object.keys(rows[0] ?? {}).join(", "));
    await db.execute(sql`insert into bundles (${names})
      select ${names} from jsonb_populate_recordset(null::bundles, ${JSON.stringify(rows)}::jsonb)`);
  }
}

const toColumn = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
