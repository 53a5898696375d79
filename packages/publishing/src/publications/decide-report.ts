import type { Report } from "@planrrr/contract";
import type { PublishingSettings } from "../context.ts";
import type { PublicationRow } from "../posts/post-view.ts";
import { failed, over } from "./decide-claim.ts";
import type { PublicationState } from "./write-publications.ts";

const dayMs = 86_400_000;
/** A reset time further away than this is a mistake of the network's. */
const longestWaitMs = 31 * dayMs;
/** A network that says "too many" with a reset time in the past is not asked again at full speed. */
const shortestPauseMs = 1_000;

export interface ReportFacts {
  now: Date;
  settings: PublishingSettings;
  /** How long the network may answer "cannot tell", ms since the doubt began. */
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

type Answer<Outcome extends Report["outcome"]> = Extract<Report, { outcome: Outcome }>;
type Failure = Answer<"not-sent" | "refused" | "reconnect" | "unknown" | "cannot-tell">;

/** What a report makes of a publication. Pure. */
export function decideReport(row: PublicationRow, report: Report, facts: ReportFacts): ReportVerdict {
  const free: PublicationState = {
    ...row,
    leaseUntil: null,
    leasedBy: null,
    enqueuedAt: null,
    waitingFor: null,
  };
  const ownCall = row.armedFence === row.fence;
  switch (report.outcome) {
    case "published":
      return published(free, report, facts);
    case "not-published":
      // The answer was given before this claim's own call: a repeat that comes late says nothing about that call.
      return row.inDoubt && ownCall ? { state: { ...row } } : notPublished(row, facts);
    case "not-sent":
    case "refused":
    case "reconnect":
    case "unknown":
    case "cannot-tell":
      // Only the outcome of this claim's own call settles the doubt about it; asking and preparing leave it open.
      if (row.inDoubt && !(ownCall && report.phase === "commit")) return stillInDoubt(free, report, facts);
      return settled(free, report, facts);
  }
}

function settled(free: PublicationState, report: Failure, facts: ReportFacts): ReportVerdict {
  switch (report.outcome) {
    case "refused":
      return { state: failed(free, report.code, report.message) };
    case "reconnect":
      return reconnect({ ...free, status: "SCHEDULED", inDoubt: false, doubtSince: null }, report);
    case "unknown":
      return report.phase === "commit" ? inDoubt(free, report, facts) : tryAgain(free, report, facts);
    case "not-sent":
    case "cannot-tell":
      return tryAgain(free, report, facts);
  }
}

function published(free: PublicationState, report: Answer<"published">, { now }: ReportFacts): ReportVerdict {
  const { remoteId, url, holdUntil } = report;
  return {
    holdUntil: networkTime(holdUntil, now),
    state: {
      ...over(free),
      status: "PUBLISHED",
      remoteId,
      url,
      publishedAt: now,
      errorCode: null,
      errorMessage: null,
    },
  };
}

/** The claim goes on and sends, unless that has been tried often enough. */
function notPublished(row: PublicationRow, { settings }: ReportFacts): ReportVerdict {
  if (row.failures >= settings.maxFailures) {
    const message = row.errorMessage ?? "The network did not take it, again and again.";
    return { state: failed(row, row.errorCode ?? "GAVE_UP", message) };
  }
  return { state: { ...row, inDoubt: false, doubtSince: null, enqueuedAt: null } };
}

function inDoubt(free: PublicationState, report: Answer<"unknown">, facts: ReportFacts): ReportVerdict {
  const failures = free.failures + 1;
  return {
    state: {
      ...free,
      ...errorOf(report),
      status: "PUBLISHING",
      inDoubt: true,
      doubtSince: free.doubtSince ?? facts.now,
      failures,
      nextAttemptAt: new Date(facts.now.getTime() + facts.backoff(failures)),
      waitingFor: "confirmation",
    },
  };
}

/** Waits and asks again, a while longer each time; past the network's horizon a person is asked. */
function stillInDoubt(free: PublicationState, report: Failure, facts: ReportFacts): ReportVerdict {
  const { now, settings } = facts;
  if (report.outcome === "reconnect") return reconnect({ ...free, status: "PUBLISHING" }, report);
  const waited = now.getTime() - (free.doubtSince ?? now).getTime();
  // A network that can't be reached has not said that it can't tell.
  const answered = report.outcome === "cannot-tell" || report.outcome === "refused";
  if (waited > (answered ? facts.horizonMs : Math.max(facts.horizonMs, dayMs))) {
    return { state: { ...over(free), ...errorOf(report), status: "UNCONFIRMED" } };
  }
  const wait = Math.min(Math.max(waited / 2, settings.backoffBaseMs), settings.backoffCapMs);
  const at = networkTime(retryTime(report), now) ?? new Date(now.getTime() + wait);
  return {
    holdUntil: isRateLimited(report) ? at : undefined,
    state: {
      ...free,
      ...errorOf(report),
      status: "PUBLISHING",
      nextAttemptAt: at,
      waitingFor: "confirmation",
    },
  };
}

function tryAgain(
  free: PublicationState,
  report: Answer<"not-sent" | "unknown" | "cannot-tell">,
  facts: ReportFacts,
): ReportVerdict {
  const { now, settings } = facts;
  const limited = isRateLimited(report);
  // Waiting for a network's reset time burns no try.
  const failures = free.failures + (limited ? 0 : 1);
  if (failures >= settings.maxFailures)
    return { state: { ...failed(free, report.code, report.message), failures } };
  const wait = Math.max(facts.backoff(Math.max(failures, 1)), limited ? shortestPauseMs : 0);
  const at = networkTime(retryTime(report), now) ?? new Date(now.getTime() + wait);
  return {
    holdUntil: limited ? at : undefined,
    state: {
      ...free,
      ...errorOf(report),
      status: "SCHEDULED",
      inDoubt: false,
      doubtSince: null,
      failures,
      nextAttemptAt: at,
      waitingFor: "retry",
    },
  };
}

/** Waits for the account's owner. */
function reconnect(state: PublicationState, report: Answer<"reconnect">): ReportVerdict {
  const { code, message } = report;
  return {
    reconnect: { code, message },
    state: { ...state, ...errorOf(report), nextAttemptAt: null, waitingFor: "reconnect" },
  };
}

function errorOf({ code, message }: Failure): Pick<PublicationState, "errorCode" | "errorMessage"> {
  return { errorCode: code, errorMessage: message };
}

function isRateLimited(report: Failure): boolean {
  return report.outcome === "not-sent" && report.rateLimited;
}

function retryTime(report: Failure): number | undefined {
  if (report.outcome === "not-sent") return report.retryAt;
  return report.outcome === "cannot-tell" ? report.askAgainAt : undefined;
}

/** The network's own time, when it lies ahead and makes sense. */
function networkTime(at: number | undefined, now: Date): Date | undefined {
  if (at === undefined || !(at > now.getTime())) return undefined;
  return new Date(Math.min(at, now.getTime() + longestWaitMs));
}
