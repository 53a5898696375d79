import { type Network, networks as allNetworks } from "@planrrr/networks";
import { NetworkName, type PublishJobPayload, publishQueue } from "@planrrr/contract";
import {
  createQueue,
  earlierPublishJob,
  handleJob,
  heartbeatJob,
  type JobContext,
  publishJobs,
  startWorker as startQueueWorker,
} from "@planrrr/queue";
import { createSafeFetch } from "@planrrr/resilience";
import type { Logger } from "@planrrr/telemetry";
import { publishPublication } from "./attempt/publish-publication.ts";
import type { WorkerConfig } from "./config.ts";
import type { WorkerContext } from "./context.ts";
import { createInternalApi } from "./internal-api/create-internal-api.ts";
import { readLinkPreview } from "./read-link-preview.ts";
import { startHeartbeat } from "./start-heartbeat.ts";

export interface RunningWorker {
  /** Resolves once jobs are being taken. */
  ready(): Promise<void>;
  /** Takes no new job, lets those that run come to an end, then closes everything. */
  stop(): Promise<void>;
}

export interface WorkerParts {
  log: Logger;
  networks?: Record<NetworkName, Network>;
}

/** How long a running attempt may go on at a stop. What takes longer is reconciled by the next worker. */
const stopDeadlineMs = 20_000;

/** Builds the worker's context, starts taking jobs, and disposes of it all at stop. */
export function startWorker(config: WorkerConfig, parts: WorkerParts): RunningWorker {
  const stopping = new AbortController();
  const safeFetch = createSafeFetch({
    allowLoopback: config.allowLoopback,
    allowPrivateHosts: config.allowedPrivateHosts,
  });
  // What people write as a link may be anything: loopback is for the stand-ins alone.
  const links = createSafeFetch({ allowPrivateHosts: config.allowedPrivateHosts });
  const { apiUrl, internalApiKey, workerId } = config;
  const api = createInternalApi({
    apiUrl,
    internalApiKey,
    workerId,
    startedAt: new Date(),
    signal: stopping.signal,
  });
  const ctx: WorkerContext = {
    api,
    networks: parts.networks ?? allNetworks,
    io: {
      fetch: safeFetch.fetch,
      now: () => Date.now(),
      random: () => Math.random(),
      readMedia: (mediaId) => api.readMedia(mediaId),
      openMedia: (mediaId, from) => api.openMedia(mediaId, from),
      mediaUrl: (mediaId) => api.mediaUrl(mediaId),
      readLinkPreview: (url) => readLinkPreview(links.fetch, url),
    },
    monotonic: () => performance.now(),
    log: parts.log,
  };

  const publish = async ({ publicationId, dueAt }: PublishJobPayload, { signal }: JobContext) => {
    const started = ctx.monotonic();
    const outcome = await publishPublication(ctx, publicationId, signal);
    const durationMs = Math.round(ctx.monotonic() - started);
    parts.log.info({ publicationId, dueAt, outcome, durationMs }, "publish");
  };
  const handlers = [
    ...NetworkName.options.map((network) => handleJob(publishJobs[network], publish)),
    handleJob(earlierPublishJob, publish),
    handleJob(heartbeatJob, () => api.heartbeat()),
  ];
  const { concurrency, queue } = config;
  const atOnce = new Map(
    NetworkName.options.map((network) => [publishQueue(network), ctx.networks[network].atOnce]),
  );
  const worker = startQueueWorker(queue, handlers, {
    concurrency: (name) => Math.min(concurrency, atOnce.get(name) ?? concurrency),
    log: parts.log,
    onJob: ({ job, id, outcome, error }) => {
      if (outcome === "failed")
        parts.log.error({ job, id, err: error }, "A job failed; the sweep will wake it again");
    },
  });
  const producer = createQueue(queue, { log: parts.log });
  const heartbeat = startHeartbeat(producer, parts.log);
  return {
    ready: () => worker.ready(),
    async stop() {
      heartbeat.stop();
      await worker.close({ deadlineMs: stopDeadlineMs });
      stopping.abort();
      await producer.close();
      await Promise.all([safeFetch.close(), links.close()]);
    },
  };
}
