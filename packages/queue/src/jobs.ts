import {
  HeartbeatJobPayload,
  INGEST_QUEUE,
  NetworkName,
  PUBLISH_QUEUE,
  PublishJobPayload,
  publishQueue,
  RunJobPayload,
} from "@planrrr/contract";
import { defineJob, type JobDefinition } from "./define-job.ts";

const definePublishJob = (queue: string) => defineJob({ name: "publish", queue, payload: PublishJobPayload });

/** By network: each has a queue of its own. */
export const publishJobs = Object.fromEntries(
  NetworkName.options.map((network) => [network, definePublishJob(publishQueue(network))]),
) as { [network in NetworkName]: JobDefinition<PublishJobPayload> };

/** Of a version that had one queue for all networks; taken, and never added any more. */
export const earlierPublishJob = definePublishJob(PUBLISH_QUEUE);

export const heartbeatJob = defineJob({
  name: "heartbeat",
  queue: PUBLISH_QUEUE,
  payload: HeartbeatJobPayload,
});

/** A visit to a source of deals. */
export const runJob = defineJob({ name: "run", queue: INGEST_QUEUE, payload: RunJobPayload });

/** Every queue there is, for `migrateQueue`. */
export const QUEUES: readonly string[] = [
  PUBLISH_QUEUE,
  ...NetworkName.options.map(publishQueue),
  INGEST_QUEUE,
];
