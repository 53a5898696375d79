import { z } from "zod";

/** The queue that carries publish and heartbeat jobs. */
export const PUBLISH_QUEUE = "publish";

/** Wakes a worker to publish one publication. Carries ids only: the truth is read when the work is claimed. */
export const PublishJobPayload = z.object({
  publicationId: z.uuid(),
  postId: z.uuid(),
  /** When the publication was due, ISO 8601 in UTC: lateness is measured from here. */
  dueAt: z.iso.datetime(),
});
export type PublishJobPayload = z.infer<typeof PublishJobPayload>;

/** Goes round the same queue as publish jobs: a worker that answers it would answer those too. */
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
