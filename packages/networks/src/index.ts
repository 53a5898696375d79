export * from "./network.ts";
export * from "./network-error.ts";
export { bluesky } from "./bluesky/index.ts";
export { COMMIT_TIMEOUT_MS } from "./http/request-json.ts";
