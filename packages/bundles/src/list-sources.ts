import { schema } from "@planrrr/database";
import { desc, eq, isNull, sql } from "drizzle-orm";
import type { BundlesContext } from "./context.ts";
import type { Run } from "./runs/complete-ingestion-run.ts";
import type { Source } from "./sources/source.ts";

export interface SourceState {
  name: string;
  /** Null: it is no longer read; its deals are kept. */
  kind: string | null;
  url: string | null;
  active: number;
  inactive: number;
  lastRun: Run | null;
}

/** Every source of the file and of the running ingestion, and those that only their deals or runs remember. */
export async function listSources(
  { db }: Pick<BundlesContext, "db">,
  sources: readonly Source[],
): Promise<SourceState[]> {
  const { bundles: b, bundleSources: s, ingestionRuns: r } = schema;
  const counts = await db
    .select({
      source: b.source,
      active: sql<number>`(count(*) filter (where ${eq(b.status, "active")}))::int`,
      inactive: sql<number>`(count(*) filter (where ${eq(b.status, "inactive")}))::int`,
    })
    .from(b)
    .groupBy(b.source);
  const runs = await db.selectDistinctOn([r.source]).from(r).orderBy(r.source, desc(r.createdAt), desc(r.id));
  const read = await db.select().from(s).where(isNull(s.removedAt));
  const entries = [...sources, ...read.filter(({ name }) => !sources.some((each) => each.name === name))];
  const names = new Set([...entries, ...counts.map(named), ...runs.map(named)].map(({ name }) => name));
  return [...names].toSorted().map((name) => {
    const entry = entries.find((source) => source.name === name);
    const count = counts.find(({ source }) => source === name);
    return {
      name,
      kind: entry?.kind ?? null,
      url: entry?.url ?? null,
      active: count?.active ?? 0,
      inactive: count?.inactive ?? 0,
      lastRun: runs.find(({ source }) => source === name) ?? null,
    };
  });
}

const named = ({ source }: { source: string }) => ({ name: source });
