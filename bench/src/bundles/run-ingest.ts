import { runSource, type Source } from "@planrrr/bundles";
import { copyBare, upsertOneByOne } from "./bare-inserts.ts";
import { openStage, type Stage } from "./open-stage.ts";

export interface IngestResult {
  records: number;
  /** Read, checked, compared and stored, with a row of history each. */
  addedPerSecond: number;
  changedPerSecond: number;
  /** The same rows copied inside the database, without reading, checking or comparing anything. */
  bareInsertsPerSecond: number;
  /** Deal by deal: an upsert and a row of history each, in one transaction. */
  oneByOnePerSecond: number;
  pages: number;
  savedShare: number;
  historyRowsOfRecheck: number;
  recheckedPerSecond: number;
  passed: boolean;
}

const atOnce = 8;
const oneByOneRows = 2000;

/** What reading deals costs: a feed that is new, the same feed with every price changed, and pages as they were. */
export async function runIngest(
  records: number,
  pages: number,
  say: (line: string) => void,
): Promise<IngestResult> {
  let price = 5;
  const feed = () =>
    JSON.stringify({
      deals: Array.from({ length: records }, (_, n) => ({
        id: n,
        name: `Deal ${n}`,
        price: price + (n % 7),
      })),
    });
  let body = feed();
  const page = (n: string) =>
    JSON.stringify({ deals: [{ id: n, name: `Deal ${n}`, price: 5, about: "x".repeat(2000) }] });
  const stage = await openStage((path) => {
    if (path === "/feed.json") return body;
    const n = /^\/page\/(\d+)$/.exec(path)?.[1];
    return n === undefined ? undefined : page(n);
  });
  try {
    const source = sourceOf("feed", `${stage.url}/feed.json`);
    const added = await timed(() => runSource(stage.ctx, source));
    say(`${records} new: ${perSecond(records, added.ms)}/s`);
    price = 6;
    body = feed();
    const changed = await timed(() => runSource(stage.ctx, source));
    say(`${records} changed: ${perSecond(records, changed.ms)}/s`);
    const bare = perSecond(records, (await timed(() => copyBare(stage))).ms);
    const oneByOne = perSecond(oneByOneRows, (await timed(() => upsertOneByOne(stage, oneByOneRows))).ms);
    say(`beside it: ${bare}/s copied inside the database, ${oneByOne}/s one by one`);
    const counts = { added: added.result.added, changed: changed.result.changed };
    if (counts.added !== records || counts.changed !== records) throw new Error(JSON.stringify(counts));

    const sources = Array.from({ length: pages }, (_, n) => sourceOf(`page-${n}`, `${stage.url}/page/${n}`));
    await visitAll(stage, sources);
    const firstBytes = stage.sent();
    const before = await historyRows(stage);
    const again = await timed(() => visitAll(stage, sources));
    const recheckBytes = stage.sent() - firstBytes;
    const firstOfPages = firstBytes - Buffer.byteLength(body) * 2;
    const result = {
      records,
      addedPerSecond: perSecond(records, added.ms),
      changedPerSecond: perSecond(records, changed.ms),
      bareInsertsPerSecond: bare,
      oneByOnePerSecond: oneByOne,
      pages,
      savedShare: 1 - recheckBytes / firstOfPages,
      historyRowsOfRecheck: (await historyRows(stage)) - before,
      recheckedPerSecond: perSecond(pages, again.ms),
    };
    const passed =
      Math.min(result.addedPerSecond, result.changedPerSecond) >= 2000 &&
      result.savedShare >= 0.99 &&
      result.historyRowsOfRecheck === 0;
    return { ...result, passed };
  } finally {
    await stage.close();
  }
}

async function visitAll({ ctx }: Stage, sources: readonly Source[]): Promise<void> {
  const line = sources.values();
  const walk = async () => {
    for (const source of line) {
      const { verdict, reason } = await runSource(ctx, source);
      if (verdict !== "ok" && verdict !== "unchanged")
        throw new Error(`${source.name}: ${verdict}, ${reason}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, walk));
}

function sourceOf(name: string, url: string): Source {
  return {
    kind: "json",
    name,
    url,
    gapSeconds: 0,
    inactiveAfter: 2,
    items: "deals[]",
    priceUnit: "major",
    fields: {
      sourceId: "{id}",
      provider: "Shop",
      title: "{name}",
      description: "{about}",
      price: "{price}",
      currency: "USD",
      billingPeriod: "month",
    },
    details: {},
  };
}

async function historyRows({ pool }: Stage): Promise<number> {
  const { rows } = await pool.query<{ rows: string }>("select count(*) as rows from bundle_history");
  return Number(rows[0]?.rows);
}

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> {
  const since = performance.now();
  const result = await work();
  return { ms: performance.now() - since, result };
}

const perSecond = (count: number, ms: number) => Math.round((count / ms) * 1000);
