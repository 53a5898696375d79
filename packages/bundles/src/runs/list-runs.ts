import { AppError, type IngestionRun, type ListRunsInput, type RunState } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { and, desc, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { BundlesContext } from "../context.ts";
import { toRun } from "./to-run.ts";

const { ingestionRuns: r } = schema;

/** Runs, newest first. */
export async function listRuns(
  { db }: Pick<BundlesContext, "db">,
  { limit, cursor, source, state, verdict }: ListRunsInput,
): Promise<{ items: IngestionRun[]; nextCursor: string | null }> {
  const rows = await db
    .select()
    .from(r)
    .where(
      and(
        source === undefined ? undefined : eq(r.source, source),
        verdict === undefined ? undefined : eq(r.verdict, verdict),
        state && byState[state],
        cursor === undefined ? undefined : before(cursor),
      ),
    )
    .orderBy(desc(r.createdAt), desc(r.id))
    .limit(limit + 1);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { items: shown.map(toRun), nextCursor: last ? `${last.createdAt.getTime()}_${last.id}` : null };
}

const byState: { [state in RunState]: SQL | undefined } = {
  queued: and(isNull(r.completedAt), isNull(r.startedAt)),
  running: and(isNull(r.completedAt), isNotNull(r.startedAt)),
  completed: isNotNull(r.completedAt),
};

/** Stored times are finer than a cursor's ms; what shares its ms is told apart by the id. */
function before(cursor: string): SQL {
  const [, ms, id] = /^(\d{1,15})_([\w-]{1,60})$/.exec(cursor) ?? [];
  if (!ms || !id) throw new AppError("INVALID_INPUT", "cursor: It comes from somewhere else.");
  return sql`(date_trunc('milliseconds', ${r.createdAt}), ${r.id}) < (${new Date(Number(ms))}, ${id})`;
}
