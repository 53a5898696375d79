import {
  COMMIT_TIMEOUT_MS,
  type JsonObject,
  NetworkError,
  type NetworkIo,
  type Published,
  type Reconciled,
} from "@planrrr/networks";
import type { WorkerContext } from "../context.ts";
import { type Attempt, openAttempt } from "./open-attempt.ts";
import { LateStart, LostClaim, type PublishOutcome } from "./outcome.ts";
import { reportFailure } from "./report-failure.ts";
import { withCredentials } from "./with-credentials.ts";

/** Time between the answer to arming and the first byte of the call, at the most. */
const startMarginMs = 2_000;

/**
 * One attempt at one publication: claim → (reconcile) → prepare → arm → commit → confirm. Whatever goes wrong is
 * reported as one of three outcomes; what can't be reported is found by the next claim, because it was armed before.
 */
export async function publishPublication(
  ctx: WorkerContext,
  publicationId: string,
  stop?: AbortSignal,
): Promise<PublishOutcome> {
  const askedAt = ctx.monotonic();
  const claim = await ctx.api.claim(publicationId);
  if (!claim.claimed) return claim.reason;
  const attempt = openAttempt(ctx, claim, askedAt, stop);
  try {
    if (claim.mode === "reconcile") {
      const verdict = await reconcile(ctx, attempt);
      if (verdict !== "send") return verdict;
    }
    return await send(ctx, attempt);
  } finally {
    attempt.close();
  }
}

async function reconcile(ctx: WorkerContext, attempt: Attempt): Promise<PublishOutcome | "send"> {
  const { claim } = attempt;
  const started = ctx.monotonic();
  let verdict: Reconciled;
  try {
    verdict = await withCredentials(ctx, attempt, (io, credentials) =>
      attempt.network.reconcile(io, {
        account: claim.account,
        credentials,
        handle: claim.handle ?? {},
        armedAt: claim.armedAt ? Date.parse(claim.armedAt) : ctx.io.now(),
        lastCommitAt: claim.doubtSince ? Date.parse(claim.doubtSince) : undefined,
        takenRemoteIds: claim.takenRemoteIds,
      }),
    );
  } catch (error) {
    return reportFailure(ctx, attempt, "reconcile", started, error);
  }
  const base = {
    ...attempt.names,
    phase: "reconcile",
    durationMs: ctx.monotonic() - started,
    evidence: {},
    away: false,
    usage: attempt.takeUsage(),
  } as const;
  if (verdict.state === "published") {
    const { remoteId, url, holdUntil } = verdict;
    const answer = await ctx.api.report({ ...base, outcome: "published", remoteId, url, holdUntil });
    return answer.accepted ? "published" : "lost";
  }
  if (verdict.state === "cannot-tell") {
    const { reason: message, askAgainAt } = verdict;
    await ctx.api.report({ ...base, outcome: "cannot-tell", code: "CANNOT_TELL", message, askAgainAt });
    return "given-back";
  }
  const answer = await ctx.api.report({ ...base, outcome: "not-published" });
  return answer.accepted && answer.status === "PUBLISHING" ? "send" : "given-back";
}

async function send(ctx: WorkerContext, attempt: Attempt): Promise<PublishOutcome> {
  const { claim, network } = attempt;
  const preparing = ctx.monotonic();
  let handle: JsonObject;
  try {
    const armed = await withCredentials(ctx, attempt, (io, credentials) =>
      network.prepare(io, {
        publicationId: claim.publicationId,
        content: claim.content,
        account: claim.account,
        credentials,
        previousHandle: claim.handle ?? undefined,
        replyTo: claim.replyTo,
      }),
    );
    handle = armed.handle;
  } catch (error) {
    return reportFailure(ctx, attempt, "prepare", preparing, error);
  }

  const committing = ctx.monotonic();
  let published: Published;
  try {
    published = await withCredentials(ctx, attempt, async (io, credentials) => {
      // Armed anew for each call: the lease must outlast it, and a claim that was taken over must not make it.
      const arming = ctx.monotonic();
      const { accepted } = await ctx.api.arm({ ...attempt.names, handle });
      if (!accepted) throw new LostClaim();
      if (ctx.monotonic() - arming > claim.leaseMs - COMMIT_TIMEOUT_MS - startMarginMs) throw new LateStart();
      return commit(attempt, io, { account: claim.account, credentials, handle });
    });
  } catch (error) {
    return reportFailure(ctx, attempt, "commit", committing, error);
  }
  // It is public now. A report that fails must not say otherwise: the publication stays armed and the next claim asks.
  const answer = await ctx.api.report({
    ...attempt.names,
    phase: "commit",
    durationMs: ctx.monotonic() - committing,
    evidence: {},
    away: false,
    usage: attempt.takeUsage(),
    outcome: "published",
    ...published,
  });
  return answer.accepted ? "published" : "lost";
}

async function commit(
  attempt: Attempt,
  io: NetworkIo,
  input: Parameters<Attempt["network"]["commit"]>[1],
): Promise<Published> {
  try {
    return await attempt.network.commit(io, input);
  } catch (cause) {
    if (cause instanceof NetworkError) throw cause;
    const message =
      "Something went wrong in planrrr while sending. The network is asked before anything else.";
    throw new NetworkError({ kind: "unknown", code: "INTERNAL", message, cause });
  }
}
