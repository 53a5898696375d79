import { z } from "zod";
import { parseFault } from "./fault.ts";

/** Which requests a fault befalls. Without any condition: every one. */
export const FaultRule = z.object({
  /** See `fault.ts`, e.g. `accept-then-drop` or `429:30`. */
  fault: z.string().refine((text) => parseFault(text) !== undefined, "unknown fault"),
  method: z.string().toUpperCase().optional(),
  /** A path; a `*` stands for anything. */
  path: z.string().startsWith("/").optional(),
  /** Only the nth request that matches, counted from 1. */
  nth: z.number().int().positive().optional(),
  /** Only the first so many requests that match. */
  count: z.number().int().positive().optional(),
  /** Of the requests that match, this share, by the plan's seed. */
  probability: z.number().min(0).max(1).optional(),
});
export type FaultRule = z.infer<typeof FaultRule>;

/** The first rule that applies to a request decides. */
export const FaultPlan = z.object({ seed: z.number().int().default(1), rules: z.array(FaultRule) });
export type FaultPlan = z.infer<typeof FaultPlan>;
