import { HeartbeatJobPayload, PUBLISH_QUEUE, PublishJobPayload } from "@planrrr/contract";
import { defineJob } from "./define-job.ts";

export const publishJob = defineJob({
  name: "publish",
  queue: PUBLISH_QUEUE,
  payload: PublishJobPayload,
});

export const heartbeatJob = defineJob({
  name: "heartbeat",
  queue: PUBLISH_QUEUE,
  payload: HeartbeatJobPayload,
});

/** Every queue there is, for `migrateQueue`. */
export const QUEUES: readonly string[] = [PUBLISH_QUEUE];
