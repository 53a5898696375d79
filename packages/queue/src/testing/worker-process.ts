// A worker in a process of its own, for tests that kill it: takes a job, says so and never ends it.
import type { QueueConfig } from "../config.ts";
import { handleJob } from "../define-job.ts";
import { startWorker } from "../start-worker.ts";
import { noteJob } from "./note-job.ts";

const config = JSON.parse(process.argv[2] ?? "") as QueueConfig;
const handler = handleJob(noteJob, (note) => {
  process.stdout.write(`${note.text}\n`);
  return new Promise(() => {});
});
startWorker(config, [handler], { concurrency: 1, lockMs: 2_000 });
