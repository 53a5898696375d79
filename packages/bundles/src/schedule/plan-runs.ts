import { schema } from "@planrrr/database";
import { and, eq, gte, inArray, isNull, ne, or, sql } from "drizzle-orm";
import type { BundlesContext } from "../context.ts";
import type { Run } from "../runs/complete-ingestion-run.ts";
import { createIngestionRun } from "../runs/create-ingestion-run.ts";
import type { Source } from "../sources/source.ts";
import { type DueTime, fractionOf, lastDue } from "./due-time.ts";

/** Later than this, nobody was there at the due time. */
const missedAfterMs = 120_000;
/** Over this span missed runs are caught up: not all at once. */
const catchUpSpreadMs = 300_000;

export interface PlannedRun {
  run: Run;
  /** Not before. */
  runAt: Date;
}

/**
 * Notes a run for each source whose cadence has come round since its last one: one, however many were missed. One owner
 * at a time; and should two ever plan together, the instant of the cadence is given out once.
 */
export async function planRuns(
  ctx: Pick<BundlesContext, "db" | "now" | "newId">,
  sources: readonly Source[],
): Promise<PlannedRun[]> {
  const now = ctx.now();
  return ctx.db.transaction(async (tx) => {
    const { rows } = await tx.execute<{ owner: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtextextended('bundles schedule', 0)) as owner`,
    );
    if (!rows[0]?.owner) return [];
    const due = sources.flatMap((source) => {
      const time = source.cadence === undefined ? null : lastDue(source.name, source.cadence, now);
      return time ? [{ source, time }] : [];
    });
    const busy = await openSources(tx);
    const planned: PlannedRun[] = [];
    for (const { source, time } of due) {
      if (busy.has(source.name) || (await isPlanned(tx, source.name, time))) continue;
      const missed = now.getTime() - time.dueAt.getTime() > missedAfterMs;
      const run = await createIngestionRun(ctx, tx, {
        source: source.name,
        trigger: missed ? "catch-up" : "schedule",
        plannedAt: time.plannedAt,
      });
      const wait = missed ? fractionOf(source.name) * catchUpSpreadMs : 0;
      if (run) planned.push({ run, runAt: new Date(now.getTime() + wait) });
    }
    return planned;
  });
}

type Reading = Pick<BundlesContext["db"], "select">;

async function openSources(db: Reading): Promise<Set<string>> {
  const { ingestionRuns: r } = schema;
  const rows = await db
    .select({ source: r.source })
    .from(r)
    .where(and(isNull(r.completedAt), ne(r.trigger, "command-line")));
  return new Set(rows.map(({ source }) => source));
}

/** A run that somebody asked for since then will do, too. */
async function isPlanned(db: Reading, source: string, { plannedAt }: DueTime): Promise<boolean> {
  const { ingestionRuns: r } = schema;
  const rows = await db
    .select({ id: r.id })
    .from(r)
    .where(
      and(
        eq(r.source, source),
        or(gte(r.plannedAt, plannedAt), and(eq(r.trigger, "request"), gte(r.createdAt, plannedAt))),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/** Runs that have waited for so long that the queue may have lost their jobs: those are added again, under the same id. */
export async function listWaitingRuns(
  { db, now }: Pick<BundlesContext, "db" | "now">,
  sources: readonly Source[],
): Promise<Run[]> {
  const { ingestionRuns: r } = schema;
  const names = sources.map(({ name }) => name);
  if (names.length === 0) return [];
  const before = new Date(now().getTime() - catchUpSpreadMs - missedAfterMs);
  return db
    .select()
    .from(r)
    .where(
      and(
        isNull(r.completedAt),
        isNull(r.startedAt),
        inArray(r.source, names),
        ne(r.trigger, "command-line"),
        sql`${r.createdAt} < ${before}`,
      ),
    );
}
