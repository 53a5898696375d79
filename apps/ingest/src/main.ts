import { givenVariables } from "@planrrr/settings";
import { createLogger, createMetrics, serveProbes } from "@planrrr/telemetry";
import { z } from "zod";
import { ingestConfig } from "./config.ts";
import { ingestEnv } from "./env.ts";
import { createIngestMetrics } from "./metrics.ts";
import { startIngest } from "./start.ts";

const env = ingestEnv.safeParse(givenVariables(process.env));
if (!env.success) {
  process.stderr.write(`The ingestion can't start:\n${z.prettifyError(env.error)}\n`);
  process.exit(78);
}
const { HOST: host, INGEST_PORT: port } = env.data;
const logger = createLogger({ level: env.data.LOG_LEVEL, name: "ingest" });
const metrics = createMetrics({ service: "ingest" });
let ready = false;
const probes = await serveProbes({ host, port, metrics, isReady: () => ready });
const ingest = startIngest(ingestConfig(env.data), {
  log: logger.log,
  metrics: createIngestMetrics(metrics.registry),
});

let stopping = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, async () => {
    if (stopping) process.exit(1);
    stopping = true;
    ready = false;
    await ingest.stop();
    probes.close();
    await logger.close();
    process.exit(0);
  });
}
await ingest.ready();
ready = !stopping;
logger.log.info({ schedule: env.data.INGEST_SCHEDULE }, "The ingestion has started");
