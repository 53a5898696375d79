import type { Report } from "@planrrr/contract";
import { NetworkError } from "@planrrr/networks";
import type { PublishingContext } from "../context.ts";
import { armPublications } from "../publications/arm-publications.ts";
import { claimPublications } from "../publications/claim-publications.ts";
import { reportPublications } from "../publications/report-publications.ts";

/** Where a worker may die. Nothing after it happens. */
export type DeathPoint = "claimed" | "reconciled" | "prepared" | "armed" | "committed";

type ReportFacts = Report extends infer One
  ? One extends Report
    ? Omit<One, "publicationId" | "fence" | "durationMs" | "evidence">
    : never
  : never;

/** One attempt, as the worker makes it, without HTTP between. Answers with the last thing it learned. */
export async function runAttempt(
  ctx: PublishingContext,
  publicationId: string,
  options: { workerId?: string; dieAt?: DeathPoint } = {},
): Promise<string> {
  const [claim] = await claimPublications(ctx, {
    workerId: options.workerId ?? "worker",
    publicationIds: [publicationId],
  });
  if (!claim?.claimed) return claim?.reason ?? "not-found";
  const network = ctx.networks[claim.network];
  const { fence, account, credentials } = claim;
  const dies = (point: DeathPoint) => options.dieAt === point;
  const report = async (facts: ReportFacts) => {
    const item: Report = { publicationId, fence, durationMs: 1, evidence: {}, ...facts };
    const [answer] = await reportPublications(ctx, [item]);
    return answer?.accepted ? (answer.status ?? "accepted") : (answer?.reason ?? "refused");
  };
  if (dies("claimed")) return "died";
  let phase: Report["phase"] = claim.mode === "reconcile" ? "reconcile" : "prepare";
  try {
    if (claim.mode === "reconcile") {
      const handle = claim.handle ?? {};
      const armedAt = Date.parse(claim.armedAt ?? claim.dueAt);
      const { takenRemoteIds } = claim;
      const answer = await network.reconcile(ctx.io, {
        account,
        credentials,
        handle,
        armedAt,
        takenRemoteIds,
      });
      if (dies("reconciled")) return "died";
      if (answer.state === "published")
        return await report({ phase, outcome: "published", remoteId: answer.remoteId, url: answer.url });
      if (answer.state === "cannot-tell") {
        const { reason: message, askAgainAt } = answer;
        return await report({ phase, outcome: "cannot-tell", code: "CANNOT_TELL", message, askAgainAt });
      }
      const status = await report({ phase, outcome: "not-published" });
      if (status !== "PUBLISHING") return status;
    }
    phase = "prepare";
    const { content, handle: previousHandle } = claim;
    const input = {
      publicationId,
      content,
      account,
      credentials,
      previousHandle: previousHandle ?? undefined,
      replyTo: claim.replyTo,
    };
    const { handle } = await network.prepare(ctx.io, input);
    if (dies("prepared")) return "died";
    const [armed] = await armPublications(ctx, [{ publicationId, fence, handle }]);
    if (!armed?.accepted) return "lost";
    if (dies("armed")) return "died";
    phase = "commit";
    const published = await network.commit(ctx.io, { account, credentials, handle });
    if (dies("committed")) return "died";
    return await report({ phase, outcome: "published", ...published });
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    return report(failureFacts(phase, error));
  }
}

function failureFacts(phase: Report["phase"], { kind, code, message, retryAt }: NetworkError): ReportFacts {
  const facts = { phase, code, message };
  if (kind === "refused" || kind === "reconnect") return { ...facts, outcome: kind };
  if (kind === "expired") return { ...facts, outcome: "reconnect" };
  if (kind === "unknown" && phase === "commit") return { ...facts, outcome: "unknown" };
  return { ...facts, outcome: "not-sent", rateLimited: kind === "rate-limited", retryAt };
}
