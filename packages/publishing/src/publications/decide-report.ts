import type { Report } from "@planrrr/contract";
import type { PublishingSettings } from "../context.ts";
import type { PublicationRow } from "../posts/post-view.ts";
import { failed } from "./decide-claim.ts";
import type { PublicationState } from "./write-publications.ts";

export interface ReportFacts {
  now: Date;
  settings: PublishingSettings;
  /** How long the network may answer "cannot tell", ms since arming. */
  horizonMs: number;
  /** Wait before try number `failures`, in ms. */
  backoff(failures: number): number;
}

export interface ReportVerdict {
  state: PublicationState;
  /** The connection has to be reconnected by its owner. */
  reconnect?: { code: string; message: string };
  /** The network wants nothing on this connection before. */
  holdUntil?: Date;
}

/** What a report makes of a publication. Pure. */
export function decideReport(row: PublicationRow, report: Report, facts: ReportFacts): ReportVerdict {
  const { now, settings } = facts;
  const free: PublicationState = { ...row, leaseUntil: null, leasedBy: null, enqueuedAt: null, waitingFor: null };
  switch (report.outcome) {
    case "published":
      return {
        holdUntil: report.holdUntil === undefined ? undefined : new Date(report.holdUntil),
        state: {
          ...free,
          status: "PUBLISHED",
          nextAttemptAt: null,
          inDoubt: false,
          remoteId: report.remoteId,
          url: report.url,
          publishedAt: now,
          errorCode: null,
          errorMessage: null,
        },
      };
    case "not-sent":
      // A reconcile only asks: its failure says nothing about the call it asked for.
      return report.phase === "reconcile" ? askAgain(free, report, facts) : tryAgain(free, report, facts);
    case "refused":
      if (report.phase === "reconcile") return askAgain(free, report, facts);
      return { state: failed(free, report.code, report.message) };
    case "reconnect": {
      const { code, message } = report;
      const inDoubt = report.phase === "reconcile" && row.inDoubt;
      return {
        reconnect: { code, message },
        state: {
          ...free,
          status: inDoubt ? "PUBLISHING" : "SCHEDULED",
          inDoubt,
          nextAttemptAt: null,
          waitingFor: "reconnect",
          errorCode: code,
          errorMessage: message,
        },
      };
    }
    case "unknown": {
      const failures = row.failures + 1;
      return {
        state: {
          ...free,
          status: "PUBLISHING",
          inDoubt: true,
          failures,
          nextAttemptAt: new Date(now.getTime() + facts.backoff(failures)),
          waitingFor: "confirmation",
          errorCode: report.code,
          errorMessage: report.message,
        },
      };
    }
    case "not-published":
      if (row.failures >= settings.maxFailures) {
        const message = row.errorMessage ?? "The network did not take it, again and again.";
        return { state: failed(free, row.errorCode ?? "GAVE_UP", message) };
      }
      return { state: { ...row, inDoubt: false, enqueuedAt: null } };
    case "cannot-tell":
      return askAgain(free, { ...report, retryAt: report.askAgainAt }, facts);
  }
}

interface Asked {
  code: string;
  message: string;
  retryAt?: number | undefined;
}

/** Waits and asks again, a while longer each time; past the network's horizon a person is asked. */
function askAgain(row: PublicationState, asked: Asked, facts: ReportFacts): ReportVerdict {
  const { now, settings } = facts;
  const armedAt = (row as PublicationRow).armedAt ?? now;
  const waited = now.getTime() - armedAt.getTime();
  const error = { errorCode: asked.code, errorMessage: asked.message };
  if (waited > facts.horizonMs) {
    return { state: { ...row, ...error, status: "UNCONFIRMED", inDoubt: false, nextAttemptAt: null } };
  }
  const wait = Math.min(Math.max(waited / 2, settings.backoffBaseMs), settings.backoffCapMs);
  const at = Math.max(asked.retryAt ?? now.getTime() + wait, now.getTime());
  return {
    state: { ...row, ...error, status: "PUBLISHING", nextAttemptAt: new Date(at), waitingFor: "confirmation" },
  };
}

function tryAgain(row: PublicationState, report: Report & { outcome: "not-sent" }, facts: ReportFacts): ReportVerdict {
  const { now, settings } = facts;
  // Waiting for a network's reset time burns no try.
  const failures = row.failures + (report.rateLimited ? 0 : 1);
  if (failures >= settings.maxFailures) return { state: { ...failed(row, report.code, report.message), failures } };
  const at = new Date(Math.max(report.retryAt ?? now.getTime() + facts.backoff(failures), now.getTime()));
  return {
    holdUntil: report.rateLimited ? at : undefined,
    state: {
      ...row,
      status: "SCHEDULED",
      inDoubt: false,
      failures,
      nextAttemptAt: at,
      waitingFor: "retry",
      errorCode: report.code,
      errorMessage: report.message,
    },
  };
}
