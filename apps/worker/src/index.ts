export { type WorkerConfig, workerConfig } from "./config.ts";
export { type WorkerEnv, workerEnv } from "./env.ts";
export { type RunningWorker, startWorker, type WorkerParts } from "./start.ts";
