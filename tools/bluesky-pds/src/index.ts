export { startBlueskyPds } from "./start-bluesky-pds.ts";
export type { BlueskyAccount, BlueskyPds, BlueskyPdsOptions, BlueskyPost } from "./types.ts";
