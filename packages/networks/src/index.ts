export * from "./network.ts";
export * from "./network-error.ts";
export { bluesky } from "./bluesky/index.ts";
export { facebook } from "./facebook/index.ts";
export { instagram } from "./instagram/index.ts";
export { mastodon } from "./mastodon/index.ts";
export { getNetwork, networks } from "./networks.ts";
export { COMMIT_TIMEOUT_MS, READ_TIMEOUT_MS, UPLOAD_TIMEOUT_MS } from "./http/request-json.ts";
export { x } from "./x/index.ts";
