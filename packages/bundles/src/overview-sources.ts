import type { SourceOverview } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { desc, eq, isNull, sql } from "drizzle-orm";
import type { BundlesContext } from "./context.ts";
import { toRun } from "./runs/to-run.ts";
import { cadenceMs } from "./schedule/due-time.ts";

const runsEach = 5;
/** Two cadences without a healthy run, as the alert has it (deploy/). */
const staleCadences = 2;

/** Every source that is read, and those that only their deals or runs remember, for a page. */
export async function overviewSources({
  db,
  now,
}: Pick<BundlesContext, "db" | "now">): Promise<{ items: SourceOverview[] }> {
  const { bundles: b, bundleSources: s, ingestionRuns: r } = schema;
  const read = await db.select().from(s).where(isNull(s.removedAt));
  const counts = await db
    .select({
      source: b.source,
      active: sql<number>`(count(*) filter (where ${eq(b.status, "active")}))::int`,
      inactive: sql<number>`(count(*) filter (where ${eq(b.status, "inactive")}))::int`,
    })
    .from(b)
    .groupBy(b.source);
  const facts = await db
    .select({
      source: r.source,
      healthy: sql<number | null>`extract(epoch from max(${r.completedAt})
        filter (where ${r.verdict} in ('ok', 'unchanged')))::float8`,
      yield: sql<number | null>`(array_agg(${r.found} - ${r.invalid} order by ${r.startedAt} desc)
        filter (where ${r.verdict} in ('ok', 'empty', 'drifted')))[1]`,
    })
    .from(r)
    .groupBy(r.source);
  const names = new Set([...read.map(({ name }) => name), ...counts.map(named), ...facts.map(named)]);
  const items = await Promise.all(
    [...names].toSorted().map(async (name): Promise<SourceOverview> => {
      const entry = read.find((source) => source.name === name);
      const fact = facts.find(({ source }) => source === name);
      const count = counts.find(({ source }) => source === name);
      const lastHealthyAt = fact?.healthy == null ? null : new Date(fact.healthy * 1000);
      const runs = await db
        .select()
        .from(r)
        .where(eq(r.source, name))
        .orderBy(desc(r.createdAt), desc(r.id))
        .limit(runsEach);
      return {
        name,
        kind: entry?.kind ?? null,
        url: entry?.url ?? null,
        cadence: entry?.cadence ?? null,
        active: count?.active ?? 0,
        inactive: count?.inactive ?? 0,
        lastHealthyAt,
        stale: isStale(entry?.cadence ?? null, lastHealthyAt, now()),
        yield: fact?.yield ?? null,
        runs: runs.map(toRun),
      };
    }),
  );
  return { items };
}

const named = ({ source }: { source: string }) => source;

function isStale(cadence: string | null, since: Date | null, now: Date): boolean {
  const interval = cadence === null ? null : cadenceMs(cadence, now);
  return interval !== null && since !== null && now.getTime() - since.getTime() > staleCadences * interval;
}
