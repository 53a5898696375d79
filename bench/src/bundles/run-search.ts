import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { openCatalogue, searchBundles } from "@planrrr/bundles";
import { madeWord } from "@planrrr/bundles/testing";
import { SearchBundlesInput } from "@planrrr/contract";
import { type Database, migrateDatabase, openDatabase } from "@planrrr/database";
import { startEmbeddedPostgres } from "@planrrr/embedded-postgres";
import { fillDeals } from "./fill-deals.ts";
import { measureDeepPage } from "./measure-deep-page.ts";
import { preparePlainSearch, searchPlainly } from "./plain-search.ts";
import { shareOf, takeTimes } from "./take-times.ts";
import { type WalkResult, walkWhileWriting } from "./walk-while-writing.ts";

export interface SearchResult extends WalkResult {
  deals: number;
  fillSeconds: number;
  loadSeconds: number;
  memoryMb: number;
  /** How long others in the process waited at the most while the catalogue was read. */
  loadBlocksMs: number;
  words: WordResult[];
  page: number;
  /** How much longer that page takes than page 1. */
  deepPageRatio: number;
}

export interface WordResult {
  /** Empty: all deals. */
  word: string;
  found: number;
  /** Search, total and facets, in ms. */
  p50: number;
  p99: number;
  /** Time on the processor of one search, in ms: as long nothing else in the process has its turn. */
  busy: number;
  /** Null: it finds nothing by such a word. */
  plainP50: number | null;
  /** How many times quicker than the plain way. */
  ratio: number | null;
}

export type Ask = (query: object) => ReturnType<typeof searchBundles>;

/** None; from frequent to rare. */
const wholeWords = ["", "streaming", ...[0, 20, 900, 25_000].map(madeWord)];
/** The beginning of many words and a slip of the keys; the plain way knows neither. */
const halfWords = ["cos", "strreaming"];
const cursorKey = "bench";
const now = new Date("2026-11-28T12:00:00Z");

/** Search with exact facets and total, beside the way one writes first, on the same database. */
export async function runSearch(deals: number, log: (line: string) => void): Promise<SearchResult> {
  const folder = await mkdtemp(path.join(tmpdir(), "planrrr-search-"));
  const postgres = await startEmbeddedPostgres({ dataDir: path.join(folder, "data") });
  const database = openDatabase({ url: postgres.url });
  const { db } = database;
  try {
    await migrateDatabase(postgres.url);
    const fillSeconds = await secondsOf(() => fillDeals(db, deals));
    log(`${deals} deals are written in ${fillSeconds} s`);
    const ctx = { db, catalogue: openCatalogue(db), cursorKey, now: () => now };
    const load = await measureLoad(() => ctx.catalogue.current());
    log(JSON.stringify(load));
    const ask: Ask = (query) => searchBundles(ctx, SearchBundlesInput.parse(query));
    const measured: Measured[] = [];
    for (const word of [...wholeWords, ...halfWords]) {
      measured.push(await measureWord(ask, word));
      log(JSON.stringify(measured.at(-1)));
    }
    const deep = await measureDeepPage(db, ask, cursorKey, now.getTime());
    log(JSON.stringify(deep));
    const walk = await walkWhileWriting(db, ask);
    log(JSON.stringify(walk));
    // Last, for it takes the longest.
    await preparePlainSearch(db);
    const words: WordResult[] = [];
    for (const word of measured) {
      const plainP50 = wholeWords.includes(word.word) ? await measurePlain(db, word.word) : null;
      words.push({ ...word, plainP50, ratio: plainP50 && Math.round((plainP50 / word.p50) * 10) / 10 });
      log(JSON.stringify(words.at(-1)));
    }
    return { deals, fillSeconds, ...load, words, ...deep, ...walk };
  } finally {
    await database.close();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureLoad(load: () => Promise<unknown>) {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const before = process.memoryUsage().rss;
  delay.enable();
  const loadSeconds = await secondsOf(load);
  delay.disable();
  return {
    loadSeconds,
    memoryMb: Math.round((process.memoryUsage().rss - before) / 1_048_576),
    loadBlocksMs: Math.round(delay.max / 1e6),
  };
}

type Measured = Omit<WordResult, "plainP50" | "ratio">;

async function measureWord(ask: Ask, word: string): Promise<Measured> {
  const query = word ? { q: word } : {};
  const { total: found } = await ask(query);
  const usage = process.cpuUsage();
  const times = await takeTimes(200, () => ask(query));
  const { user, system } = process.cpuUsage(usage);
  const busy = Math.round((user + system) / 200 / 100) / 10;
  return { word, found, p50: shareOf(times, 0.5), p99: shareOf(times, 0.99), busy };
}

async function measurePlain(db: Database, word: string): Promise<number> {
  const [once = 0] = await takeTimes(1, () => searchPlainly(db, word));
  return once > 2000 ? Math.round(once) : shareOf(await takeTimes(5, () => searchPlainly(db, word)), 0.5);
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return Math.round((performance.now() - began) / 100) / 10;
}
