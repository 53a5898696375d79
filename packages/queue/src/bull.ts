import type { JobsOptions } from "bullmq";

/** The parts of BullMQ's classes used here, the same for both backends. */
export type BullJob = {
  id?: string;
  name: string;
  data: unknown;
  timestamp: number;
  opts: JobsOptions;
};

export type BullQueue = {
  waitUntilReady(): Promise<unknown>;
  add(name: string, data: unknown, options: JobsOptions): Promise<{ id?: string }>;
  addBulk(jobs: { name: string; data: unknown; opts: JobsOptions }[]): Promise<{ id?: string }[]>;
  remove(id: string): Promise<number>;
  getJobCounts(...states: ("waiting" | "active" | "delayed")[]): Promise<Record<string, number>>;
  close(): Promise<void>;
};

export type BullWorker = {
  waitUntilReady(): Promise<unknown>;
  /** Takes no new job and resolves when those that run have ended. */
  pause(): Promise<void>;
  cancelAllJobs(reason?: string): void;
  /** Forced, it stops renewing locks at once. */
  close(force?: boolean): Promise<void>;
};

export type WorkerSettings = { concurrency: number; lockMs: number };

export type BullProcessor = (
  job: BullJob,
  token: string | undefined,
  signal: AbortSignal | undefined,
) => Promise<void>;

/**
 * Nothing finished is kept: a kept job would swallow the next one with its id, and trimming by count
 * deadlocks on PostgreSQL. Retries belong to the publication's ledger, so every job is tried once.
 */
export const JOB_OPTIONS = { attempts: 1, removeOnComplete: true, removeOnFail: true } as const;

/** Nobody reads BullMQ's event stream; this keeps it from growing to its default of 10,000 rows. */
export const STREAMS = { events: { maxLen: 256 } };

/** @param lockMs how long a dead worker holds its jobs; checked twice in that time. */
export const workerOptions = (lockMs: number) => ({
  lockDuration: lockMs,
  stalledInterval: lockMs / 2,
  /** A job whose worker dies again and again is still a job: the publication's ledger decides when to stop. */
  maxStalledCount: 1_000,
  /** Pause between tries while the backend is away. */
  runRetryDelay: 500,
});
