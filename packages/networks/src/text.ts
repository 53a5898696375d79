/** What networks see in a text, apart from the rest so that pages can load it alone. */
export { type DetectedFacet, detectFacets } from "./bluesky/detect-facets.ts";
export { hasThreads } from "./has-threads.ts";
export { findLinks } from "./mastodon/find-links.ts";
export { dropMentionDomains, toStatusText } from "./mastodon/status-text.ts";
export { toDescription as toVideoDescription, toTitle as toVideoTitle } from "./youtube/video-details.ts";
