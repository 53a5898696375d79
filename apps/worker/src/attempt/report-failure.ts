import type { Report } from "@planrrr/contract";
import { NetworkError } from "@planrrr/networks";
import type { WorkerContext } from "../context.ts";
import type { Attempt } from "./open-attempt.ts";
import { LateStart, LostClaim, type PublishOutcome } from "./outcome.ts";

type Phase = Report["phase"];

/** Says what became of a phase that threw. */
export async function reportFailure(
  ctx: WorkerContext,
  attempt: Attempt,
  phase: Phase,
  startedAt: number,
  error: unknown,
): Promise<PublishOutcome> {
  if (error instanceof LostClaim) return "lost";
  if (!(error instanceof NetworkError) && !(error instanceof LateStart)) {
    ctx.log.error(
      { err: error, phase, ...attempt.names, network: attempt.claim.network },
      "An attempt failed unexpectedly",
    );
  }
  const durationMs = ctx.monotonic() - startedAt;
  const report: Report = {
    ...attempt.names,
    phase,
    durationMs,
    away: isAway(error),
    usage: attempt.takeUsage(),
    ...outcomeOf(error, phase),
  };
  const answer = await ctx.api.report(report);
  return answer.accepted ? "given-back" : "lost";
}

type Facts<T> = T extends Report
  ? Omit<T, "publicationId" | "fence" | "phase" | "durationMs" | "away" | "usage">
  : never;
type FailureFacts = Facts<Extract<Report, { outcome: "not-sent" | "refused" | "reconnect" | "unknown" }>>;

/** Nobody answered, or only to say that the server is in trouble: what the circuit breaker counts. */
function isAway(error: unknown): boolean {
  if (!(error instanceof NetworkError) || (error.kind !== "not-sent" && error.kind !== "unknown"))
    return false;
  return error.status === undefined || error.status >= 500;
}

function outcomeOf(error: unknown, phase: Phase): FailureFacts {
  if (error instanceof LateStart) {
    const message = "The worker was held up and gave the publication back.";
    return { outcome: "not-sent", code: "WORKER_HELD_UP", message, rateLimited: false, evidence: {} };
  }
  if (!(error instanceof NetworkError)) {
    // A bug of ours, or the API is away. What the commit itself throws is a NetworkError, so nothing was sent.
    const message = "Something went wrong in planrrr. It is in the log.";
    return { outcome: "not-sent", code: "INTERNAL", message, rateLimited: false, evidence: {} };
  }
  const { code, message, retryAt } = error;
  const evidence = { ...error.evidence, ...(error.status === undefined ? {} : { status: error.status }) };
  const facts = { code, message, evidence };
  switch (error.kind) {
    case "refused":
      return { outcome: "refused", ...facts };
    case "reconnect":
    case "expired":
      return { outcome: "reconnect", ...facts };
    case "rate-limited":
      return { outcome: "not-sent", ...facts, retryAt, rateLimited: true };
    case "not-sent":
      return { outcome: "not-sent", ...facts, retryAt, rateLimited: false };
    case "unknown":
      return phase === "commit"
        ? { outcome: "unknown", ...facts }
        : { outcome: "not-sent", ...facts, rateLimited: false };
  }
}
