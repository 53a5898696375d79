export { publishPublication } from "./attempt/publish-publication.ts";
export { type WorkerConfig, workerConfig } from "./config.ts";
export type { InternalApi, WorkerContext } from "./context.ts";
export { type WorkerEnv, workerEnv } from "./env.ts";
export { createInternalApi } from "./internal-api/create-internal-api.ts";
export { type RunningWorker, startWorker, type WorkerParts } from "./start.ts";
