import { hostname } from "node:os";
import { givenVariables } from "@planrrr/settings";
import { createLogger, createMetrics, serveProbes } from "@planrrr/telemetry";
import { workerConfig } from "./config.ts";
import { workerEnv } from "./env.ts";
import { startWorker } from "./start.ts";
import { z } from "zod";

const env = workerEnv.safeParse(givenVariables(process.env));
if (!env.success) {
  process.stderr.write(`The worker can't start:\n${z.prettifyError(env.error)}\n`);
  process.exit(78);
}
const { HOST: host, WORKER_PORT: port } = env.data;
const logger = createLogger({ level: env.data.LOG_LEVEL, name: "worker" });
const metrics = createMetrics({ service: "worker" });
let ready = false;
const probes = await serveProbes({ host, port, metrics, isReady: () => ready });
const worker = startWorker(workerConfig(env.data, `${hostname()}-${process.pid}`), { log: logger.log });

let stopping = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, async () => {
    if (stopping) process.exit(1);
    stopping = true;
    ready = false;
    await worker.stop();
    probes.close();
    await logger.close();
    process.exit(0);
  });
}
await worker.ready();
ready = !stopping;
logger.log.info({ concurrency: env.data.WORKER_CONCURRENCY }, "The worker has started");
