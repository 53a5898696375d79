export { edgeVariables } from "./edge-variables.ts";
export { loadMiniflare } from "./load-miniflare.ts";
export { endEdgeAtOnce, endLeftoverEdge, startEdge } from "./start-edge.ts";
export type { EdgeOptions, RunningEdge } from "./start-edge.ts";
export { EdgeVariables, TickerVariables } from "../src/worker-variables.ts";
