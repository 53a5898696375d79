/** Of 29 July 2026. Meta keeps a version for two years at least and names its end when the next one comes. */
export const GRAPH_VERSION = { version: "v26.0", endOfLife: "2028-07-29" };
