import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { openCatalogue, searchBundles } from "@planrrr/bundles";
import { fillCatalogue, madeWord } from "@planrrr/bundles/testing";
import { SearchBundlesInput } from "@planrrr/contract";
import { migrateDatabase, openDatabase, schema } from "@planrrr/database";
import { startEmbeddedPostgres } from "@planrrr/embedded-postgres";
import { eq } from "drizzle-orm";
import { preparePlainSearch, searchPlainly } from "./plain-search.ts";

export interface SearchResult {
  deals: number;
  loadSeconds: number;
  memoryMb: number;
  /** By how often a word comes: in ms, and how many times quicker than the plain way. */
  words: { word: string; found: number; p50: number; p99: number; plainP50: number; ratio: number }[];
  /** How much longer page 10,000 takes than page 1. */
  deepPageRatio: number;
  /** While deals are written: pages that brought a deal twice, or left one out. */
  seenTwice: number;
  left: number;
  writesPerSecond: number;
}

/** Search with exact facets and total, beside the way one writes first, on the same database. */
export async function runSearch(deals: number, log: (line: string) => void): Promise<SearchResult> {
  const folder = await mkdtemp(path.join(tmpdir(), "planrrr-search-"));
  const postgres = await startEmbeddedPostgres({ dataDir: path.join(folder, "data") });
  const database = openDatabase({ url: postgres.url });
  const { db } = database;
  try {
    await migrateDatabase(postgres.url);
    await fillCatalogue(db, { seed: 1, count: deals });
    log(`${deals} deals are written`);
    const before = process.memoryUsage().rss;
    const ctx = {
      db,
      catalogue: openCatalogue(db),
      cursorKey: "bench",
      now: () => new Date("2026-11-28T12:00:00Z"),
    };
    const began = performance.now();
    await ctx.catalogue.current();
    const loadSeconds = Math.round((performance.now() - began) / 100) / 10;
    const memoryMb = Math.round((process.memoryUsage().rss - before) / 1_048_576);
    log(`read in ${loadSeconds} s, ${memoryMb} MB`);
    const ask = (query: object) => searchBundles(ctx, SearchBundlesInput.parse(query));
    await preparePlainSearch(db);
    const words: SearchResult["words"] = [];
    for (const word of ["streaming", madeWord(0), madeWord(20), madeWord(900), madeWord(25_000)]) {
      const { total: found } = await ask({ q: word });
      const ours = await times(100, () => ask({ q: word }));
      const plain = await times(5, () => searchPlainly(db, word));
      const [p50, p99, plainP50] = [at(ours, 0.5), at(ours, 0.99), at(plain, 0.5)];
      words.push({ word, found, p50, p99, plainP50, ratio: Math.round(plainP50 / p50) });
      log(JSON.stringify(words.at(-1)));
    }
    const deep = await measureDeepPage(ask, deals);
    return { deals, loadSeconds, memoryMb, words, deepPageRatio: deep, ...(await pageWhileWriting(db, ask)) };
  } finally {
    await database.close();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

type Ask = (query: object) => ReturnType<typeof searchBundles>;

/** The first page against the one behind 200,000 deals, which is page 10,000 of 20; or as far as there are deals. */
async function measureDeepPage(ask: Ask, deals: number): Promise<number> {
  let cursor: string | null = null;
  for (let step = 0; step < Math.min(2000, (deals * 0.8) / 100); step += 1) {
    const page: Awaited<ReturnType<Ask>> = await ask({ limit: 100, ...(cursor ? { cursor } : {}) });
    cursor = page.nextCursor ?? cursor;
  }
  const first = await times(50, () => ask({ limit: 100 }));
  const far = await times(50, () => ask({ limit: 100, cursor }));
  return Math.round((at(far, 0.5) / at(first, 0.5)) * 100) / 100;
}

async function pageWhileWriting(db: ReturnType<typeof openDatabase>["db"], ask: Ask) {
  const { bundles: b } = schema;
  const query = { category: "travel", limit: 100 };
  const { total } = await ask(query);
  const ids = (await db.select({ id: b.id }).from(b).limit(1000)).map(({ id }) => id);
  let writes = 0;
  const state = { isOver: false };
  const began = performance.now();
  const writer = (async () => {
    while (!state.isOver) {
      const id = ids[writes % ids.length] ?? "";
      await db
        .update(b)
        .set({ priceMinor: 100 + (writes % 900) })
        .where(eq(b.id, id));
      writes += 1;
    }
  })();
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<Ask>> = await ask({ ...query, ...(cursor ? { cursor } : {}) });
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor);
  state.isOver = true;
  await writer;
  const seconds = (performance.now() - began) / 1000;
  return {
    seenTwice: seen.length - new Set(seen).size,
    left: total - new Set(seen).size,
    writesPerSecond: Math.round(writes / seconds),
  };
}

async function times(count: number, work: () => Promise<unknown>): Promise<number[]> {
  const all: number[] = [];
  for (let turn = 0; turn < count; turn += 1) {
    const began = performance.now();
    await work();
    all.push(performance.now() - began);
  }
  return all.sort((a, b) => a - b);
}

const at = (sorted: number[], share: number) =>
  Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10;
