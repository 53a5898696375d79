import type { CommunityDurableObject } from "./community/community-durable-object.ts";
import type { TickerDurableObject } from "./ticker/ticker-durable-object.ts";

/** Bindings of `wrangler.jsonc`, variables and secrets. Each part reads its own variables, with a schema. */
export interface Env {
  SOCIAL_TICKER_CACHE: KVNamespace;
  DB: D1Database;
  CommunityDurableObject: DurableObjectNamespace<CommunityDurableObject>;
  TickerDurableObject: DurableObjectNamespace<TickerDurableObject>;
  CommunityRateLimit: RateLimit;
  /** The built page and widget of the ticker; absent where they were not built. */
  ASSETS?: Fetcher;
  readonly [variable: string]: unknown;
}
