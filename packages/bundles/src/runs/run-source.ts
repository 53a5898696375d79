import { schema } from "@planrrr/database";
import { and, eq, gt, isNotNull, sql } from "drizzle-orm";
import { createHash } from "node:crypto";
import type { BundlesContext } from "../context.ts";
import { RefusedError } from "../fetch/refused-error.ts";
import { contentHash } from "../normalise/content-hash.ts";
import type { Source } from "../sources/source.ts";
import { persistBundles } from "../store/persist-bundles.ts";
import { closeInterruptedRuns } from "./close-interrupted-runs.ts";
import { completeIngestionRun, type Run } from "./complete-ingestion-run.ts";
import { createIngestionRun } from "./create-ingestion-run.ts";
import { hasMissing } from "./has-missing.ts";
import { judgeRun } from "./judge-run.ts";
import { readBaseline } from "./read-baseline.ts";
import { notePhase } from "./note-phase.ts";
import { readRecords } from "./read-records.ts";
import { requireContact } from "../sources/require-contact.ts";
import { readSource } from "./read-source.ts";
import { RunOverError } from "./run-over-error.ts";
import { startIngestionRun, type StartedRun } from "./start-ingestion-run.ts";

export interface RunOptions {
  /** The run that was noted before; absent: one of the command line. */
  runId?: string;
  /** The page has changed and that is right: judge without the runs before. */
  accept?: boolean;
}

/** Visits a source once: fetch, extract, normalise, judge, and one transaction that writes all of it or nothing. */
export async function runSource(ctx: BundlesContext, source: Source, options: RunOptions = {}): Promise<Run> {
  await closeInterruptedRuns(ctx);
  const run = await begin(ctx, source, options);
  try {
    return await visit(ctx, source, run);
  } catch (error) {
    if (error instanceof RunOverError) throw error;
    const refused = error instanceof RefusedError ? error : undefined;
    const result = await completeIngestionRun(ctx.db, run.id, {
      verdict: refused?.verdict ?? "failed",
      reason: refused?.message ?? "planrrr failed; the log tells why",
      httpStatus: refused?.httpStatus ?? null,
      completedAt: ctx.now(),
    });
    if (!refused) throw error;
    return result;
  }
}

async function begin(
  ctx: BundlesContext,
  source: Source,
  { runId, accept = false }: RunOptions,
): Promise<StartedRun> {
  const id =
    runId ??
    (await createIngestionRun(ctx, ctx.db, { source: source.name, trigger: "command-line", accept }))?.id;
  const run = id === undefined ? null : await startIngestionRun(ctx, id, contentHash(source));
  if (!run) throw new RunOverError(id ?? "");
  return run;
}

async function visit(ctx: BundlesContext, source: Source, run: StartedRun): Promise<Run> {
  const { accept } = run;
  requireContact(ctx, source);
  const baseline = await readBaseline(ctx.db, source.name, run.entryHash);
  const last = baseline[0];
  // While something is missing, the whole page is read: a page that has not changed still tells that it is gone.
  const known = last && !accept && !(await hasMissing(ctx.db, source.name)) ? last : undefined;
  const page = await readSource(ctx, source, {
    etag: known?.etag ?? null,
    lastModified: known?.lastModified ?? null,
  });
  const bodyHash = createHash("sha256").update(page.body).digest("hex");
  const facts = { httpStatus: page.status, bodyBytes: page.body.byteLength, completedAt: ctx.now() };
  if (page.status === 304 || (known && known.bodyHash === bodyHash)) {
    if (!known) throw new RefusedError("failed", "the server says 304 to nobody's question", 304);
    return completeIngestionRun(ctx.db, run.id, { ...facts, verdict: "unchanged" });
  }
  await notePhase(ctx, run.id, "extracting");
  const raw = await page.extract();
  const records = readRecords(source, raw);
  const { verdict, reason } = judgeRun(records.yield, accept ? [] : baseline);
  const told = { ...facts, ...records.yield, problems: records.problems, verdict, reason };
  if (verdict !== "ok") return completeIngestionRun(ctx.db, run.id, told);
  await notePhase(ctx, run.id, "saving");
  return ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`bundles ${source.name}`}, 0))`);
    if (await isOvertaken(tx, source.name, run.startedAt))
      return completeIngestionRun(tx, run.id, {
        ...told,
        verdict: "failed",
        reason: "a later run was faster",
      });
    const persisted = await persistBundles(ctx, tx, {
      source: source.name,
      runId: run.id,
      bundles: records.bundles,
      unusable: records.unusable,
      tellsMissing: records.tellsMissing,
      inactiveAfter: source.inactiveAfter,
    });
    // Told when this commits, to whoever waits for `bundle.changed`.
    await tx.execute(sql`select pg_notify('planrrr_bundles', ${source.name})`);
    return completeIngestionRun(tx, run.id, { ...told, ...persisted, bodyHash, ...page.validators });
  });
}

/** What was read earlier must not be written over what was read later. */
async function isOvertaken(
  db: Pick<BundlesContext["db"], "select">,
  source: string,
  startedAt: Date,
): Promise<boolean> {
  const { ingestionRuns: r } = schema;
  const later = await db
    .select({ id: r.id })
    .from(r)
    .where(
      and(eq(r.source, source), eq(r.verdict, "ok"), gt(r.startedAt, startedAt), isNotNull(r.completedAt)),
    )
    .limit(1);
  return later.length > 0;
}
