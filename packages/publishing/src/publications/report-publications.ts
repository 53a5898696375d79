import type { NetworkName, PublicationStatus, Report, WriteResult } from "@planrrr/contract";
import { schema, type Transaction } from "@planrrr/database";
import { nextBackoff } from "@planrrr/resilience";
import { asc, inArray } from "drizzle-orm";
import { holdConnections, markNeedsReconnecting } from "../connections/connection-state.ts";
import type { PublishingContext, PublishingEvent, WakeUp } from "../context.ts";
import type { PublicationRow } from "../posts/post-view.ts";
import { refreshPostStatus } from "../posts/refresh-post-status.ts";
import { decideReport, type ReportVerdict } from "./decide-report.ts";
import { findTakenReports } from "./find-taken-reports.ts";
import { handOver, isDueSoon } from "./wake-up.ts";
import { addAttempts, type NewAttempt, writePublications } from "./write-publications.ts";

interface Settled {
  row: PublicationRow;
  report: Report;
  verdict: ReportVerdict;
}

/** Takes down what became of phases of attempts, many in one transaction. Refused for a claim that is not the newest. */
export async function reportPublications(ctx: PublishingContext, items: Report[]): Promise<WriteResult[]> {
  const now = ctx.now();
  const { publications } = schema;
  const results = new Map<string, WriteResult>();
  const settled: Settled[] = [];
  const wakeUps: WakeUp[] = [];
  await ctx.db.transaction(async (tx) => {
    const ids = [...new Set(items.map((item) => item.publicationId))];
    const rows = new Map(
      (
        await tx
          .select()
          .from(publications)
          .where(inArray(publications.id, ids))
          .orderBy(asc(publications.id))
          .for("update")
      ).map((row) => [row.id, row] as const),
    );
    const taken = await findTakenReports(tx, items, rows);
    for (const report of items) {
      const row = rows.get(report.publicationId);
      const refusal = refuse(row, report, taken.has(report));
      if (refusal) results.set(report.publicationId, refusal);
      else if (row) settled.push({ row, report, verdict: decide(ctx, row, report, now) });
    }
    wakeUps.push(...markWakeUps(settled, now));
    await write(tx, settled, now);
  });
  await handOver(ctx, wakeUps);
  for (const { row, report, verdict } of settled) {
    const status = verdict.state.status as PublicationStatus;
    results.set(report.publicationId, { publicationId: report.publicationId, accepted: true, status });
    for (const event of eventsOf(row, report, verdict, now)) ctx.emit(event);
  }
  return items.map(
    ({ publicationId }) => results.get(publicationId) ?? { publicationId, accepted: false, reason: "stale-fence" },
  );
}

function refuse(row: PublicationRow | undefined, report: Report, isTaken: boolean): WriteResult | null {
  const { publicationId } = report;
  if (row?.fence === report.fence) {
    // The answer to this very report was lost and the worker repeats it.
    if (report.outcome === "published" && row.status === "PUBLISHED" && row.remoteId === report.remoteId)
      return { publicationId, accepted: true, status: "PUBLISHED" };
    if (isTaken) return { publicationId, accepted: false, reason: "remote-id-taken" };
    if (row.status === "PUBLISHING" && row.leaseUntil) return null;
  }
  return { publicationId, accepted: false, reason: "stale-fence" };
}

function decide(ctx: PublishingContext, row: PublicationRow, report: Report, now: Date): ReportVerdict {
  const { backoffBaseMs, backoffCapMs } = ctx.settings;
  return decideReport(row, report, {
    now,
    settings: ctx.settings,
    horizonMs: ctx.networks[row.network as NetworkName].horizonMs,
    backoff: (attempt) => nextBackoff({ attempt, random: ctx.random, base: backoffBaseMs, cap: backoffCapMs }),
  });
}

/** A next try that is due soon is handed to the queue at once; a later one is left to the sweep. */
function markWakeUps(settled: Settled[], now: Date): WakeUp[] {
  return settled.flatMap(({ row, verdict: { state } }) => {
    const at = state.nextAttemptAt;
    if (state.leaseUntil || !at || !isDueSoon(at, now)) return [];
    state.enqueuedAt = now;
    return [{ publicationId: row.id, postId: row.postId, version: row.version, fence: state.fence, at }];
  });
}

async function write(tx: Transaction, settled: readonly Settled[], now: Date): Promise<void> {
  await writePublications(
    tx,
    settled.map(({ row, verdict }) => ({ ...verdict.state, id: row.id })),
    now,
  );
  await addAttempts(
    tx,
    settled.map(({ row, report, verdict }) => toAttempt(row, report, verdict, now)),
  );
  const moved = settled.filter(({ row, verdict }) => verdict.state.status !== row.status);
  if (moved.length > 0)
    await refreshPostStatus(
      tx,
      moved.map(({ row }) => row.postId),
      now,
    );
  await holdConnections(
    tx,
    settled.flatMap(({ row, verdict: { holdUntil } }) => (holdUntil ? [{ id: row.connectionId, until: holdUntil }] : [])),
    now,
  );
  for (const { row, verdict } of settled)
    if (verdict.reconnect) await markNeedsReconnecting(tx, row.connectionId, verdict.reconnect.message, now);
}

function toAttempt(row: PublicationRow, report: Report, verdict: ReportVerdict, now: Date): NewAttempt {
  const told = "code" in report ? { code: report.code, message: report.message } : {};
  const facts = report.outcome === "published" ? { remoteId: report.remoteId, url: report.url } : {};
  const outcome = verdict.state.status === "UNCONFIRMED" ? "gave-up" : report.outcome;
  return {
    publicationId: row.id,
    fence: report.fence,
    phase: report.phase,
    outcome,
    startedAt: new Date(now.getTime() - report.durationMs),
    endedAt: now,
    ...told,
    evidence: { ...facts, ...report.evidence },
  };
}

function eventsOf(row: PublicationRow, report: Report, verdict: ReportVerdict, now: Date): PublishingEvent[] {
  const base = { teamId: row.teamId, publicationId: row.id, network: row.network };
  const events: PublishingEvent[] = [
    { type: "publication.attempt", ...base, phase: report.phase, outcome: report.outcome },
  ];
  if (verdict.state.status === "PUBLISHED")
    events.push({ type: "publication.published", ...base, latenessMs: now.getTime() - (row.dueAt ?? now).getTime() });
  if (verdict.state.status === "FAILED")
    events.push({ type: "publication.failed", ...base, code: verdict.state.errorCode ?? "UNKNOWN" });
  if (verdict.state.status === "UNCONFIRMED") events.push({ type: "publication.unconfirmed", ...base });
  if (verdict.reconnect) {
    const { connectionId, teamId, network } = row;
    events.push({ type: "connection.needs-reconnecting", teamId, connectionId, network, code: verdict.reconnect.code });
  }
  return events;
}
