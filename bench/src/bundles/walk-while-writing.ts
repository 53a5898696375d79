import { fillCatalogue } from "@planrrr/bundles/testing";
import type { Database } from "@planrrr/database";
import { sql } from "drizzle-orm";
import type { Ask } from "./run-search.ts";

export interface WalkResult {
  /** Deals that matched from the first page to the last, and how often one of them came twice or not at all. */
  walked: number;
  seenTwice: number;
  left: number;
  writesPerSecond: number;
}

const query = { category: "food", limit: 100 };
const wishedPerSecond = 1000;
/** Rows in one transaction. */
const atOnce = 20;
/** Numbers of deals that come while the walk is under way: behind all that are there. */
const newcomers = 10_000_000;

/** Page after page of one category, newest first, while its deals get other prices and titles, and others come and go. */
export async function walkWhileWriting(db: Database, ask: Ask): Promise<WalkResult> {
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from bundles where category = 'food' and status = 'active' order by md5(id)`,
  );
  const ids = rows.map(({ id }) => id);
  // Every tenth one ends and returns: the walk may see it or not. All others match all the time.
  const leaving = ids.filter((_, at) => at % 10 === 0);
  const staying = ids.filter((_, at) => at % 10 !== 0);
  const state = { isOver: false, writes: 0 };
  const began = performance.now();
  const writers = [0, 1, 2, 3].map((number) => write(db, number, { leaving, staying, state, began }));
  const seen = new Map<string, number>();
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<Ask>> = await ask({ ...query, ...(cursor ? { cursor } : {}) });
    for (const { id } of page.items) seen.set(id, (seen.get(id) ?? 0) + 1);
    cursor = page.nextCursor;
  } while (cursor);
  state.isOver = true;
  await Promise.all(writers);
  const seconds = (performance.now() - began) / 1000;
  return {
    walked: staying.length,
    seenTwice: [...seen.values()].filter((times) => times > 1).length,
    left: staying.filter((id) => !seen.has(id)).length,
    writesPerSecond: Math.round(state.writes / seconds),
  };
}

interface Writing {
  leaving: readonly string[];
  staying: readonly string[];
  state: { isOver: boolean; writes: number };
  began: number;
}

/** One of four who write, each at its quarter of the pace, never two of them the same deal at once. */
async function write(
  db: Database,
  number: number,
  { leaving, staying, state, began }: Writing,
): Promise<void> {
  const mine = (all: readonly string[]) => all.filter((_, at) => at % 4 === number);
  const [ending, changing] = [mine(leaving), mine(staying)];
  for (let turn = 0; !state.isOver; turn += 1) {
    const pick = (all: readonly string[]) =>
      Array.from({ length: atOnce }, (_, at) => all[(turn * atOnce + at) % all.length] ?? "");
    const some = (all: readonly string[]) => sql`any(${sql.param(pick(all))}::text[])`;
    const kind = turn % 10;
    if (kind < 6)
      await db.execute(
        sql`update bundles set price_minor = ${100 + (turn % 900)} where id = ${some(changing)}`,
      );
    else if (kind < 8)
      await db.execute(sql`update bundles set title = title || ' anew' where id = ${some(changing)}`);
    else if (kind === 8)
      await db.execute(sql`update bundles set status = case status when 'active' then 'inactive' else 'active' end
        where id = ${some(ending)}`);
    else
      await fillCatalogue(db, {
        seed: 1,
        from: newcomers + number * 1_000_000 + turn * atOnce,
        count: atOnce,
      });
    state.writes += atOnce;
    const due = began + ((turn + 1) * atOnce * 4 * 1000) / wishedPerSecond;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
  }
}
