import type { Env } from "../env.ts";
import type { TickerDurableObject } from "./ticker-durable-object.ts";

/** The one writer of this deployment. */
export function tickerStub(env: Env): DurableObjectStub<TickerDurableObject> {
  return env.TickerDurableObject.getByName("ticker");
}
