import type { WebhookFailure } from "@planrrr/contract";

// What becomes of a delivery and of its webhook after a try. Pure: time and chance come in.

/** What a receiver said, or that it said nothing. */
export type Answer =
  | { is: "delivered"; status: number }
  | { is: "failed"; failure: WebhookFailure; status?: number | undefined; retryAt?: Date | undefined };

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** After each try that did not arrive: eight tries in some 24 hours. */
const waits = [5 * second, 5 * minute, 30 * minute, 2 * hour, 4 * hour, 7 * hour, 10 * hour];
export const mostTries = waits.length + 1;
/** Receivers that failed together are not asked again together. */
const jitter = 0.1;
/** Whoever asks to be left alone for longer is asked all the same. */
const longestRetryAfter = day;

export type AfterTry =
  | { status: "DELIVERED" }
  | { status: "WAITING"; dueAt: Date; failures: number }
  | { status: "FAILED"; failures: number };

/** @param failures tries that did not arrive before this one. @param isOnce no further try is made. */
export function afterTry(
  { failures, isOnce }: { failures: number; isOnce: boolean },
  answer: Answer,
  { now, random }: { now: Date; random: () => number },
): AfterTry {
  if (answer.is === "delivered") return { status: "DELIVERED" };
  const wait = waits[failures];
  if (isOnce || wait === undefined || answer.failure === "gone")
    return { status: "FAILED", failures: failures + 1 };
  const own = now.getTime() + Math.round(wait * (1 + jitter * random()));
  const theirs = Math.min(answer.retryAt?.getTime() ?? 0, now.getTime() + longestRetryAfter);
  return { status: "WAITING", dueAt: new Date(Math.max(own, theirs)), failures: failures + 1 };
}

export interface Health {
  /** Tries in a row that did not arrive, of whatever delivery. */
  failures: number;
  failingSince: Date | null;
  heldUntil: Date | null;
}

/** Short of this a receiver is only having a bad moment. */
const failuresToHold = 5;
const longestHold = 5 * minute;
/** So long, and as often as one delivery is tried at least. */
const failingMs = 5 * day;

/** The webhook after a try, and whether it is over with it. */
export function afterAnswer(
  before: Health,
  answer: Answer,
  now: Date,
): { health: Health; disabled?: "gone" | "failing" } {
  if (answer.is === "delivered") return { health: { failures: 0, failingSince: null, heldUntil: null } };
  const failures = before.failures + 1;
  const failingSince = before.failingSince ?? now;
  const hold =
    failures < failuresToHold ? 0 : Math.min(longestHold, second * 2 ** (failures - failuresToHold + 1));
  const theirs = Math.min(answer.retryAt?.getTime() ?? 0, now.getTime() + longestRetryAfter);
  const until = Math.max(now.getTime() + hold, theirs);
  const health = { failures, failingSince, heldUntil: until > now.getTime() ? new Date(until) : null };
  if (answer.failure === "gone") return { health, disabled: "gone" };
  const isFailing = failures >= mostTries && now.getTime() - failingSince.getTime() >= failingMs;
  return isFailing ? { health, disabled: "failing" } : { health };
}
