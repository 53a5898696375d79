export { type IngestConfig, ingestConfig, type PracticeShop } from "./config.ts";
export { type IngestEnv, ingestEnv } from "./env.ts";
export { createIngestMetrics, type IngestMetrics } from "./metrics.ts";
export { type RunningIngest, startIngest } from "./start.ts";
