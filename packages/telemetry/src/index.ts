export { businessEvents } from "./business-events.ts";
export type { BusinessEvent } from "./business-events.ts";
export { createLogger } from "./create-logger.ts";
export type { Logger, LoggerHandle, LoggerOptions, LogLevel } from "./create-logger.ts";
export { createMetrics } from "./create-metrics.ts";
export type { Metrics, MetricsOptions } from "./create-metrics.ts";
export { startWideEvent } from "./wide-event.ts";
export type { WideEvent } from "./wide-event.ts";
