import { hostname } from "node:os";
import { createLogger } from "@planrrr/telemetry";
import { workerConfig } from "./config.ts";
import { workerEnv } from "./env.ts";
import { startWorker } from "./start.ts";
import { z } from "zod";

const env = workerEnv.safeParse(process.env);
if (!env.success) {
  process.stderr.write(`The worker can't start:\n${z.prettifyError(env.error)}\n`);
  process.exit(78);
}
const logger = createLogger({ level: env.data.LOG_LEVEL, name: "worker" });
const worker = startWorker(workerConfig(env.data, `${hostname()}-${process.pid}`), { log: logger.log });
logger.log.info({ concurrency: env.data.WORKER_CONCURRENCY }, "The worker has started");

let stopping = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, async () => {
    if (stopping) process.exit(1);
    stopping = true;
    await worker.stop();
    await logger.close();
    process.exit(0);
  });
}
