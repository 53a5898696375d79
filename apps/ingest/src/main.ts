import { givenVariables } from "@planrrr/settings";
import { createLogger, createMetrics } from "@planrrr/telemetry";
import { z } from "zod";
import { ingestConfig } from "./config.ts";
import { ingestEnv } from "./env.ts";
import { createIngestMetrics } from "./metrics.ts";
import { serveMetrics } from "./serve-metrics.ts";
import { startIngest } from "./start.ts";

const env = ingestEnv.safeParse(givenVariables(process.env));
if (!env.success) {
  process.stderr.write(`The ingestion can't start:\n${z.prettifyError(env.error)}\n`);
  process.exit(78);
}
const logger = createLogger({ level: env.data.LOG_LEVEL, name: "ingest" });
const metrics = createMetrics({ service: "ingest" });
const ingest = startIngest(ingestConfig(env.data), {
  log: logger.log,
  metrics: createIngestMetrics(metrics.registry),
});
let ready = false;
const server = serveMetrics(env.data.INGEST_PORT, metrics, () => ready);

let stopping = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, async () => {
    if (stopping) process.exit(1);
    stopping = true;
    server.close();
    await ingest.stop();
    await logger.close();
    process.exit(0);
  });
}
await ingest.ready();
ready = true;
logger.log.info({ schedule: env.data.INGEST_SCHEDULE }, "The ingestion has started");
