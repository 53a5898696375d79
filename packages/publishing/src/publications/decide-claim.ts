import type { NotClaimed } from "@planrrr/contract";
import type { PublishingSettings } from "../context.ts";
import type { PublicationRow } from "../posts/post-view.ts";
import type { ConnectionRow } from "./claim-publications.ts";
import type { NewAttempt, PublicationState } from "./write-publications.ts";

/** The queue's clock and ours may differ a little; a wake-up this early is taken as on time. */
const earlyMs = 500;

export type ClaimVerdict =
  | { claimed: true; state: PublicationState; attempt?: NewAttempt; reason?: undefined }
  | { claimed: false; reason: NotClaimed["reason"]; state?: PublicationState; attempt?: NewAttempt };

/** Who may work on a publication now. Pure. */
export function decideClaim(
  row: PublicationRow,
  connection: Pick<ConnectionRow, "status" | "holdUntil" | "removedAt" | "credentials">,
  { now, workerId, settings }: { now: Date; workerId: string; settings: PublishingSettings },
): ClaimVerdict {
  if (row.status !== "SCHEDULED" && row.status !== "PUBLISHING") return { claimed: false, reason: "finished" };
  // A wake-up that comes to nothing has used up its job: without the mark the sweep makes the next one.
  const unmarked: PublicationState = { ...row, enqueuedAt: null };
  if (row.leaseUntil && row.leaseUntil > now) return { claimed: false, reason: "leased", state: unmarked };
  if (connection.status !== "ACTIVE" || connection.removedAt || !connection.credentials) {
    const waiting = { ...unmarked, nextAttemptAt: null, waitingFor: "reconnect", leaseUntil: null, leasedBy: null };
    return { claimed: false, reason: "held", state: waiting };
  }
  if (!row.nextAttemptAt) return { claimed: false, reason: "held" };
  if (row.nextAttemptAt.getTime() > now.getTime() + earlyMs) {
    return { claimed: false, reason: "not-due", state: unmarked };
  }
  if (connection.holdUntil && connection.holdUntil > now) {
    const held = { ...unmarked, nextAttemptAt: connection.holdUntil, waitingFor: "retry", leaseUntil: null, leasedBy: null };
    return { claimed: false, reason: "held", state: held };
  }

  const takenOver = row.status === "PUBLISHING" && row.leaseUntil !== null;
  const failures = row.failures + (takenOver ? 1 : 0);
  const fence = row.fence + 1;
  const attempt = takenOver ? takeOver(row, fence, now) : undefined;
  if (takenOver && !row.inDoubt && failures >= settings.maxFailures) {
    const message = "The worker stopped in the middle of it again and again.";
    return { claimed: false, reason: "finished", state: failed(row, "WORKER_STOPPED", message), attempt };
  }
  return {
    claimed: true,
    attempt,
    state: {
      ...row,
      status: "PUBLISHING",
      fence,
      failures,
      leaseUntil: new Date(now.getTime() + settings.leaseMs),
      leasedBy: workerId,
      claimedAt: now,
      waitingFor: null,
      enqueuedAt: null,
    },
  };
}

/** A publication that is over without being public. */
export function failed(row: PublicationState, errorCode: string, errorMessage: string): PublicationState {
  return {
    ...row,
    status: "FAILED",
    nextAttemptAt: null,
    waitingFor: null,
    enqueuedAt: null,
    leaseUntil: null,
    leasedBy: null,
    inDoubt: false,
    errorCode,
    errorMessage,
  };
}

function takeOver(row: PublicationRow, fence: number, now: Date): NewAttempt {
  return {
    publicationId: row.id,
    fence,
    phase: "claim",
    outcome: "taken-over",
    startedAt: row.claimedAt ?? now,
    endedAt: now,
    code: "LEASE_EXPIRED",
    message: row.inDoubt
      ? "The worker stopped after the call may have gone out. The network is asked first."
      : "The worker stopped before anything went out.",
    evidence: { previousFence: row.fence, previousWorker: row.leasedBy },
  };
}
