import type { Report } from "@planrrr/contract";

/**
 * A report whose remote post belongs to another publication proves nothing about its own: after a call the outcome
 * is unknown, after asking nobody can tell yet.
 */
export function disputed(report: Report): Report {
  if (report.outcome !== "published") return report;
  const { publicationId, fence, durationMs, remoteId, url } = report;
  const facts = {
    publicationId,
    fence,
    durationMs,
    evidence: { ...report.evidence, remoteId, url },
    code: "REMOTE_ID_TAKEN",
    message: "The network named a post that belongs to another publication.",
  };
  return report.phase === "reconcile"
    ? { ...facts, phase: "reconcile", outcome: "cannot-tell" }
    : { ...facts, phase: "commit", outcome: "unknown" };
}
