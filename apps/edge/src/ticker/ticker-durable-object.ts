import { DurableObject } from "cloudflare:workers";
import type { Env } from "../env.ts";

/** The ticker's one writer. */
export class TickerDurableObject extends DurableObject<Env> {}
