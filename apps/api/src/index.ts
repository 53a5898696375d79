export { toApiConfig, type ApiConfig, type ApiSecrets, type StandIn } from "./config.ts";
export type { ApiContext, ApiParts } from "./context.ts";
export { apiEnv, type ApiEnv, EnvError, readApiEnv } from "./env.ts";
export { type RunningApi, startApi } from "./start.ts";
