import type { IngestionRun, RunPhase, RunTrigger, Verdict } from "@planrrr/contract";
import type { Run } from "./complete-ingestion-run.ts";

/** A run as others see it. */
export function toRun(row: Run): IngestionRun {
  return {
    id: row.id,
    source: row.source,
    trigger: row.trigger as RunTrigger,
    state: row.completedAt ? "completed" : row.startedAt ? "running" : "queued",
    phase: row.phase as RunPhase | null,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    completedAt: row.completedAt?.toISOString() ?? null,
    verdict: row.verdict as Verdict | null,
    reason: row.reason,
    httpStatus: row.httpStatus,
    bodyBytes: row.bodyBytes,
    found: row.found,
    invalid: row.invalid,
    added: row.added,
    changed: row.changed,
    reactivated: row.reactivated,
    inactivated: row.inactivated,
    missing: row.missing,
    coverage: row.coverage,
    problems: row.problems,
  };
}
