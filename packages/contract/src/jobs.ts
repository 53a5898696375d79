import { z } from "zod";
import type { NetworkName } from "./network-name.ts";

/** Carries heartbeats, and publish jobs that were added before each network had a queue of its own. */
export const PUBLISH_QUEUE = "publish";

/** Each network has a queue of its own: one that hangs holds up nobody else's posts. */
export function publishQueue(network: NetworkName): string {
  return `${PUBLISH_QUEUE}-${network}`;
}

/** Wakes a worker to publish one publication. Carries ids only: the truth is read when the work is claimed. */
export const PublishJobPayload = z.object({
  publicationId: z.uuid(),
  postId: z.uuid(),
  /** When the publication was due, ISO 8601 in UTC: lateness is measured from here. */
  dueAt: z.iso.datetime(),
});
export type PublishJobPayload = z.infer<typeof PublishJobPayload>;

/** Goes round a queue as publish jobs do: a worker that answers it would answer those too. */
export const HeartbeatJobPayload = z.object({
  /** When the heartbeat was sent, ISO 8601 in UTC. */
  sentAt: z.iso.datetime(),
});
export type HeartbeatJobPayload = z.infer<typeof HeartbeatJobPayload>;

/**
 * The same publication, post version and fence give the same id, so adding twice stores once.
 * The fence is in it because a retry must not collide with the attempt it follows.
 */
export function publishJobId(job: { publicationId: string; version: number; fence: number }): string {
  return `publish-${job.publicationId}-v${job.version}-f${job.fence}`;
}

/** Carries runs of deals' sources. */
export const INGEST_QUEUE = "ingest";

/** Wakes the ingestion to do a run that was noted: its row tells the source and how it stands. */
export const RunJobPayload = z.object({ runId: z.string().min(1).max(60) });
export type RunJobPayload = z.infer<typeof RunJobPayload>;

/** One job for a run, however often it is added. */
export function runJobId(runId: string): string {
  return `run-${runId}`;
}
