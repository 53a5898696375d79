import { schema } from "@planrrr/database";
import { and, inArray, isNull, ne, sql } from "drizzle-orm";
import type { BundlesContext } from "./context.ts";
import { cadenceMs } from "./schedule/due-time.ts";
import type { Source } from "./sources/source.ts";

export interface SourceFacts {
  /** Unix seconds; null: never. */
  lastHealthySeconds: number | null;
  /** Null: it has no cadence. */
  cadenceSeconds: number | null;
  /** Usable records of the last run that read its page; null: none did. */
  yield: number | null;
}

/** How fresh each source is and what it gives. */
export async function measureSources(
  { db, now }: Pick<BundlesContext, "db" | "now">,
  sources: readonly Source[],
): Promise<{ bySource: Map<string, SourceFacts>; queued: number }> {
  const { ingestionRuns: r } = schema;
  const healthy = await db
    .select({ source: r.source, at: sql<number>`extract(epoch from max(${r.completedAt}))::float8` })
    .from(r)
    .where(inArray(r.verdict, ["ok", "unchanged"]))
    .groupBy(r.source);
  const read = await db
    .selectDistinctOn([r.source], { source: r.source, found: r.found, invalid: r.invalid })
    .from(r)
    .where(sql`${r.verdict} in ('ok', 'empty', 'drifted')`)
    .orderBy(r.source, sql`${r.startedAt} desc`);
  const [waiting] = await db
    .select({ number: sql<number>`count(*)::int` })
    .from(r)
    .where(and(isNull(r.completedAt), isNull(r.startedAt), ne(r.trigger, "command-line")));
  const bySource = sources.map(({ name, cadence }): [string, SourceFacts] => {
    const last = read.find(({ source }) => source === name);
    const interval = cadence === undefined ? null : cadenceMs(cadence, now());
    return [
      name,
      {
        lastHealthySeconds: healthy.find(({ source }) => source === name)?.at ?? null,
        cadenceSeconds: interval === null ? null : interval / 1000,
        yield: last ? last.found - last.invalid : null,
      },
    ];
  });
  return { bySource: new Map(bySource), queued: waiting?.number ?? 0 };
}
