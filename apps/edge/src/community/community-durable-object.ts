import { DurableObject } from "cloudflare:workers";
import type { Env } from "../env.ts";

/** One room. */
export class CommunityDurableObject extends DurableObject<Env> {}
