export { type LongToken, readLongToken } from "../instagram/long-token.ts";
export type { NetworkIo, Usage } from "../network.ts";
export { NetworkError } from "../network-error.ts";
export { readPublicAudience } from "./read-public-audience.ts";
export type { PublicNetwork, PublicSource } from "./source.ts";
export type { PublicAudience } from "./to-audience.ts";
