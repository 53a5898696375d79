import { heartbeatJob, type QueueProducer } from "@planrrr/queue";
import type { WorkerLog } from "./context.ts";

/** Readiness wants a sign of life in the last 60 s. */
const everyMs = 20_000;

/** Sends a job round the queue: only a worker that takes jobs and reaches the API answers it. */
export function startHeartbeat(producer: QueueProducer, log: WorkerLog): { stop(): void } {
  let wasAway = false;
  const beat = async () => {
    try {
      // One id for all workers: the heartbeats of several don't pile up while the queue is stuck.
      await producer.add(heartbeatJob, { sentAt: new Date().toISOString() }, { id: "heartbeat" });
      wasAway = false;
    } catch (error) {
      if (!wasAway) log.warn({ err: error }, "The queue does not take a heartbeat");
      wasAway = true;
    }
  };
  void beat();
  const timer = setInterval(() => void beat(), everyMs);
  return { stop: () => clearInterval(timer) };
}
