import type { NetworkName, PublicationStatus, Report, WriteResult } from "@planrrr/contract";
import { schema, storable, type Transaction } from "@planrrr/database";
import { nextBackoff } from "@planrrr/resilience";
import { asc, inArray } from "drizzle-orm";
import { changeConnections } from "../connections/connection-state.ts";
import type { PublishingContext, PublishingEvent, WakeUp } from "../context.ts";
import type { PublicationRow } from "../posts/post-view.ts";
import { refreshPostStatus } from "../posts/refresh-post-status.ts";
import { type NetworkAnswer, noteAnswers } from "../limits/note-answers.ts";
import { repeatConflicts } from "../repeat-conflicts.ts";
import { decideReport, type ReportVerdict } from "./decide-report.ts";
import { disputed } from "./disputed-report.ts";
import { endEvents } from "./end-events.ts";
import { findRepeatedReports } from "./find-repeated-reports.ts";
import { findTakenReports } from "./find-taken-reports.ts";
import { releaseParts } from "./release-parts.ts";
import { handOver, isDueSoon, toWakeUp } from "./wake-up.ts";
import { addAttempts, type NewAttempt, writePublications } from "./write-publications.ts";

const ownCodes = new Set(["WORKER_HELD_UP", "INTERNAL"]);

/** One accepted report: the publication before it, and what it makes of it. */
interface Settled {
  row: PublicationRow;
  report: Report;
  verdict: ReportVerdict;
}

interface Outcome {
  results: WriteResult[];
  settled: Settled[];
  wakeUps: WakeUp[];
  /** Connections that this batch has marked. */
  marked: Set<string>;
}

/** Takes down what became of phases of attempts, many in one transaction. Refused for a claim that is not the newest. */
export async function reportPublications(ctx: PublishingContext, items: Report[]): Promise<WriteResult[]> {
  const reports = storable(items);
  // Two batches that name the same remote post at once: the second one finds it taken when it is run again.
  const { results, settled, wakeUps, marked } = await repeatConflicts(() =>
    ctx.db.transaction((tx) => settle(ctx, tx, reports)),
  );
  await handOver(ctx, wakeUps);
  await releaseParts(ctx, endedPosts(settled));
  for (const { row, report, verdict } of settled)
    for (const event of eventsOf(row, report, verdict, ctx.now(), marked)) ctx.emit(event);
  return results;
}

async function settle(ctx: PublishingContext, tx: Transaction, reports: readonly Report[]): Promise<Outcome> {
  const { publications } = schema;
  const now = ctx.now();
  const ids = [...new Set(reports.map((report) => report.publicationId))];
  const locked = await tx
    .select()
    .from(publications)
    .where(inArray(publications.id, ids))
    .orderBy(asc(publications.id))
    .for("update");
  const rows = new Map(locked.map((row) => [row.id, row]));
  const taken = await findTakenReports(tx, reports, rows);
  const repeated = await findRepeatedReports(tx, reports, rows);
  const settled: Settled[] = [];
  const results = reports.map((given): WriteResult => {
    const { publicationId } = given;
    // As the reports before it in this batch have left it.
    const row = rows.get(publicationId);
    if (!row || !isNewest(row, given)) {
      if (!row || !repeated.has(given)) return { publicationId, accepted: false, reason: "stale-fence" };
      return { publicationId, accepted: true, status: row.status as PublicationStatus };
    }
    const report = taken.has(given) ? disputed(given) : given;
    const verdict = decide(ctx, row, report, now);
    settled.push({ row, report, verdict });
    rows.set(publicationId, { ...row, ...verdict.state });
    const status = verdict.state.status as PublicationStatus;
    if (report !== given) return { publicationId, accepted: false, status, reason: "remote-id-taken" };
    return { publicationId, accepted: true, status };
  });
  const wakeUps = markWakeUps(settled, rows, now);
  await write(tx, settled, rows, now);
  const marked = await changeConnections(tx, connectionChanges(settled), now);
  await noteAnswers(tx, await answersOf(tx, settled), now);
  return { results, settled, wakeUps, marked };
}

const ended = new Set(["PUBLISHED", "FAILED", "CANCELLED"]);

function endedPosts(settled: readonly Settled[]): string[] {
  const over = settled.filter(({ verdict }) => ended.has(verdict.state.status));
  return [...new Set(over.map(({ row }) => row.postId))];
}

function isNewest(row: PublicationRow, report: Report): boolean {
  return row.fence === report.fence && row.status === "PUBLISHING" && row.leaseUntil !== null;
}

function decide(ctx: PublishingContext, row: PublicationRow, report: Report, now: Date): ReportVerdict {
  const { backoffBaseMs, backoffCapMs } = ctx.settings;
  return decideReport(row, report, {
    now,
    settings: ctx.settings,
    horizonMs: ctx.networks[row.network as NetworkName].horizonMs,
    backoff: (attempt) =>
      nextBackoff({ attempt, random: ctx.random, base: backoffBaseMs, cap: backoffCapMs }),
  });
}

/** A next try that is due soon is handed to the queue at once; a later one is left to the sweep. */
function markWakeUps(settled: readonly Settled[], rows: Map<string, PublicationRow>, now: Date): WakeUp[] {
  return idsOf(settled).flatMap((id) => {
    const row = rows.get(id);
    const at = row?.nextAttemptAt;
    if (!row || row.leaseUntil || !at || !isDueSoon(at, now)) return [];
    rows.set(id, { ...row, enqueuedAt: now });
    return [toWakeUp(row, at)];
  });
}

async function write(
  tx: Transaction,
  settled: readonly Settled[],
  rows: ReadonlyMap<string, PublicationRow>,
  now: Date,
): Promise<void> {
  await writePublications(
    tx,
    idsOf(settled).flatMap((id) => rows.get(id) ?? []),
    now,
  );
  await addAttempts(
    tx,
    settled.map((entry) => toAttempt(entry, now)),
  );
  const moved = settled.filter(({ row, verdict }) => verdict.state.status !== row.status);
  await refreshPostStatus(
    tx,
    moved.map(({ row }) => row.postId),
    now,
  );
}

function connectionChanges(settled: readonly Settled[]) {
  return settled.flatMap(({ row: { connectionId: id, claimedAt }, verdict: { holdUntil, reconnect } }) =>
    holdUntil || reconnect
      ? [{ id, holdUntil, dead: reconnect && { reason: reconnect.message, claimedAt } }]
      : [],
  );
}

/** What each report says of the network. One of ours, such as a worker that was held up, says nothing. */
async function answersOf(tx: Transaction, settled: readonly Settled[]): Promise<NetworkAnswer[]> {
  const { connections: t } = schema;
  const told = settled.filter(({ report }) => !("code" in report && ownCodes.has(report.code)));
  const ids = [...new Set(told.map(({ row }) => row.connectionId))];
  if (ids.length === 0) return [];
  const rows = await tx
    .select({ id: t.id, network: t.network, service: t.service })
    .from(t)
    .where(inArray(t.id, ids));
  return told.flatMap(({ row, report: { away = false, usage = [] } }) => {
    const connection = rows.find(({ id }) => id === row.connectionId);
    return connection ? [{ connection, away, usage }] : [];
  });
}

function idsOf(settled: readonly Settled[]): string[] {
  return [...new Set(settled.map(({ row }) => row.id))];
}

function toAttempt({ row, report, verdict }: Settled, now: Date): NewAttempt {
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

function eventsOf(
  row: PublicationRow,
  report: Report,
  verdict: ReportVerdict,
  now: Date,
  marked: Set<string>,
): PublishingEvent[] {
  const { teamId, network, connectionId } = row;
  const { phase, outcome } = report;
  const events: PublishingEvent[] = [
    { type: "publication.attempt", teamId, publicationId: row.id, network, phase, outcome },
    ...endEvents(row, verdict.state, now),
  ];
  // Said once, though every publication of the batch may have met the dead credentials.
  if (verdict.reconnect && marked.delete(connectionId)) {
    events.push({
      type: "connection.needs-reconnecting",
      teamId,
      connectionId,
      network,
      code: verdict.reconnect.code,
    });
  }
  return events;
}
