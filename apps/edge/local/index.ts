export { edgeVariables } from "./edge-variables.ts";
export { loadMiniflare } from "./load-miniflare.ts";
export { endEdgeAtOnce, startEdge } from "./start-edge.ts";
export type { EdgeOptions, RunningEdge } from "./start-edge.ts";
