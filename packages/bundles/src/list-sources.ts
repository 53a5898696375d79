import { schema } from "@planrrr/database";
import { desc, eq, sql } from "drizzle-orm";
import type { BundlesContext } from "./context.ts";
import type { Run } from "./runs/complete-ingestion-run.ts";
import type { Source } from "./sources/source.ts";

export interface SourceState {
  name: string;
  /** Null: it is no longer in the file; its deals are kept. */
  kind: Source["kind"] | null;
  url: string | null;
  active: number;
  inactive: number;
  lastRun: Run | null;
}

/** Every source of the file, and those that only their deals or runs remember. */
export async function listSources(
  { db }: Pick<BundlesContext, "db">,
  sources: readonly Source[],
): Promise<SourceState[]> {
  const { bundles: b, ingestionRuns: r } = schema;
  const counts = await db
    .select({
      source: b.source,
      active: sql<number>`(count(*) filter (where ${eq(b.status, "active")}))::int`,
      inactive: sql<number>`(count(*) filter (where ${eq(b.status, "inactive")}))::int`,
    })
    .from(b)
    .groupBy(b.source);
  const runs = await db.selectDistinctOn([r.source]).from(r).orderBy(r.source, desc(r.createdAt), desc(r.id));
  const names = new Set([...sources, ...counts.map(named), ...runs.map(named)].map(({ name }) => name));
  return [...names].toSorted().map((name) => {
    const entry = sources.find((source) => source.name === name);
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
