import { onTestFinished } from "vitest";
import type { QueueConfig } from "../config.ts";
import { createQueue } from "../create-queue.ts";
import { handleJob } from "../define-job.ts";
import type { JobContext } from "../define-job.ts";
import { startWorker } from "../start-worker.ts";
import type { JobReport, WorkerOptions } from "../start-worker.ts";
import { noteJob } from "./note-job.ts";
import type { Note } from "./note-job.ts";

export function openQueue(config: QueueConfig) {
  const queue = createQueue(config);
  onTestFinished(() => queue.close());
  return queue;
}

type NoteHandler = (note: Note, context: JobContext) => Promise<void>;

/** A worker that keeps what it was given. */
export function openWorker(
  config: QueueConfig,
  handler: NoteHandler = async () => {},
  options: Partial<WorkerOptions> = {},
) {
  const texts: string[] = [];
  const reports: JobReport[] = [];
  const worker = startWorker(
    config,
    [
      handleJob(noteJob, async (note, context) => {
        texts.push(note.text);
        await handler(note, context);
      }),
    ],
    { concurrency: 5, onJob: (report) => reports.push(report), ...options },
  );
  onTestFinished(() => worker.close({ deadlineMs: 1_000 }));
  return { ...worker, texts, reports };
}
