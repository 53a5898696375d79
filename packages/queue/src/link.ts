import type { BullProcessor, BullQueue, BullWorker, WorkerSettings } from "./bull.ts";

/** One backend, opened for one role. Opening returns at once; `ping` tells whether it answers. */
export type QueueLink = {
  /** Rejects when the backend is out of reach or its schema is missing. */
  ping(): Promise<void>;
  openQueue(name: string): BullQueue;
  openWorker(name: string, processor: BullProcessor, settings: WorkerSettings): BullWorker;
  close(): Promise<void>;
  /** Cuts every connection without a goodbye. */
  destroy(): void;
};
