import type { NotClaimed } from "@planrrr/contract";
import type { PublishingSettings } from "../context.ts";
import type { PublicationRow } from "../posts/post-view.ts";
import type { ConnectionRow } from "./claim-publications.ts";
import type { NewAttempt, PublicationState } from "./write-publications.ts";

/** The queue's clock and ours may differ a little; a wake-up this early is taken as on time. */
const earlyMs = 500;
/** How long to wait for the operator when credentials can't be decrypted. */
const unreadableMs = 60_000;

export type ClaimVerdict =
  | { claimed: true; state: PublicationState; attempt?: NewAttempt; reason?: undefined }
  | { claimed: false; reason: NotClaimed["reason"]; state?: PublicationState; attempt?: NewAttempt };

export interface ClaimFacts {
  now: Date;
  workerId: string;
  settings: PublishingSettings;
  /** The key that sealed the credentials is missing, or they were changed. */
  unreadable?: boolean;
  /** The team asks for approval, and nobody has given it to what would go out. */
  unapproved?: boolean;
  /** What it belongs under is not public. */
  outOfTurn?: boolean;
  /** Asked last, and only by who would be claimed: until when the network's limits make it wait. */
  limit?: () => Date | undefined;
}

/** Who may work on a publication now. Pure. */
export function decideClaim(
  row: PublicationRow,
  connection: Pick<ConnectionRow, "status" | "holdUntil" | "removedAt" | "credentials">,
  { now, workerId, settings, unreadable = false, unapproved = false, outOfTurn = false, limit }: ClaimFacts,
): ClaimVerdict {
  if (row.status !== "SCHEDULED" && row.status !== "PUBLISHING")
    return { claimed: false, reason: "finished" };
  // A wake-up that comes to nothing has used up its job: without the mark the sweep makes the next one.
  const unmarked: PublicationState = { ...row, enqueuedAt: null };
  if (row.leaseUntil && row.leaseUntil > now) return { claimed: false, reason: "leased", state: unmarked };

  const takenOver = row.leaseUntil !== null;
  const free: PublicationState = {
    ...unmarked,
    // Without a doubt nothing is out: it may be cancelled and edited again while it waits.
    status: row.inDoubt ? "PUBLISHING" : "SCHEDULED",
    failures: row.failures + (takenOver ? 1 : 0),
    leaseUntil: null,
    leasedBy: null,
  };
  const attempt = takenOver ? takeOver(row, now) : undefined;
  if (connection.removedAt) return withoutConnection(row, free, now);
  // What may be out already is settled first, whoever should have approved it.
  if (unapproved && !row.inDoubt) {
    const state: PublicationState = { ...free, nextAttemptAt: null, waitingFor: "approval" };
    return { claimed: false, reason: "held", state, attempt };
  }
  if (outOfTurn) {
    const state: PublicationState = { ...free, nextAttemptAt: null, waitingFor: "previous" };
    return { claimed: false, reason: "held", state, attempt };
  }
  if (connection.status !== "ACTIVE" || !connection.credentials) {
    const state: PublicationState = { ...free, nextAttemptAt: null, waitingFor: "reconnect" };
    return { claimed: false, reason: "held", state, attempt };
  }
  if (takenOver && !row.inDoubt && free.failures >= settings.maxFailures) {
    const message = "The worker stopped in the middle of it again and again.";
    return { claimed: false, reason: "finished", state: failed(free, "WORKER_STOPPED", message), attempt };
  }
  if (!row.nextAttemptAt) return { claimed: false, reason: "held" };
  if (row.nextAttemptAt.getTime() > now.getTime() + earlyMs) {
    return { claimed: false, reason: "not-due", state: unmarked };
  }
  const later = (at: Date): PublicationState => ({
    ...free,
    nextAttemptAt: at,
    waitingFor: row.inDoubt ? "confirmation" : "retry",
  });
  if (connection.holdUntil && connection.holdUntil > now) {
    return { claimed: false, reason: "held", state: later(connection.holdUntil), attempt };
  }
  if (unreadable) {
    const errorMessage =
      "The account's credentials can't be decrypted. Whoever runs planrrr has to restore the key.";
    const state = {
      ...later(new Date(now.getTime() + unreadableMs)),
      errorCode: "CREDENTIALS_UNREADABLE",
      errorMessage,
    };
    return { claimed: false, reason: "held", state, attempt };
  }
  const wait = limit?.();
  if (wait) return { claimed: false, reason: "held", state: later(wait), attempt };
  return {
    claimed: true,
    attempt,
    state: {
      ...free,
      status: "PUBLISHING",
      fence: row.fence + 1,
      leaseUntil: new Date(now.getTime() + settings.leaseMs),
      leasedBy: workerId,
      claimedAt: now,
      waitingFor: null,
    },
  };
}

/** A publication that is over without being public. */
export function failed(row: PublicationState, errorCode: string, errorMessage: string): PublicationState {
  return { ...over(row), status: "FAILED", errorCode, errorMessage };
}

/** Nobody works on it and nothing wakes it up. */
export function over(row: PublicationState): PublicationState {
  return {
    ...row,
    nextAttemptAt: null,
    waitingFor: null,
    enqueuedAt: null,
    leaseUntil: null,
    leasedBy: null,
    inDoubt: false,
    doubtSince: null,
  };
}

/** Its connection was removed: nothing can be sent or asked any more. */
function withoutConnection(row: PublicationRow, free: PublicationState, now: Date): ClaimVerdict {
  if (!row.inDoubt)
    return { claimed: false, reason: "finished", state: { ...over(free), status: "CANCELLED" } };
  const code = "CONNECTION_REMOVED";
  const message =
    "Its connection was removed before the outcome was known; the network can't be asked any more.";
  return {
    claimed: false,
    reason: "finished",
    state: { ...over(free), status: "UNCONFIRMED", errorCode: code, errorMessage: message },
    // Of now: the claim before it has rows of its own.
    attempt: { ...claimAttempt(row, now), startedAt: now, outcome: "gave-up", code, message },
  };
}

function takeOver(row: PublicationRow, now: Date): NewAttempt {
  return {
    ...claimAttempt(row, now),
    outcome: "taken-over",
    code: "LEASE_EXPIRED",
    message: row.inDoubt
      ? "The worker stopped after the call may have gone out. The network is asked first."
      : "The worker stopped before anything went out.",
    evidence: { worker: row.leasedBy },
  };
}

function claimAttempt(row: PublicationRow, now: Date) {
  return {
    publicationId: row.id,
    fence: row.fence,
    phase: "claim",
    startedAt: row.claimedAt ?? now,
    endedAt: now,
  };
}
