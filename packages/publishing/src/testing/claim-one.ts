import type { Claimed, Report } from "@planrrr/contract";
import type { PublishingContext } from "../context.ts";
import { claimPublications } from "../publications/claim-publications.ts";

/** A claim that must succeed. */
export async function claimOne(ctx: PublishingContext, id: string, workerId = "worker"): Promise<Claimed> {
  const [result] = await claimPublications(ctx, { workerId, publicationIds: [id] });
  if (!result?.claimed) throw new Error(`Not claimed: ${result?.reason}`);
  return result;
}

/** What every report of a claim names. */
export function reportBase({ publicationId, fence }: Claimed) {
  return { publicationId, fence, durationMs: 1, evidence: {} };
}

export function publishedReport(claimed: Claimed, remoteId: string): Report {
  const url = `https://example.com/${remoteId}`;
  return { ...reportBase(claimed), phase: "commit", outcome: "published", remoteId, url };
}

export function notSentReport(
  claimed: Claimed,
  extra: { retryAt?: number; rateLimited?: boolean; message?: string } = {},
): Report {
  const base = { ...reportBase(claimed), code: "X", message: "why", rateLimited: false };
  return { ...base, ...extra, phase: "commit", outcome: "not-sent" };
}
