import type { PublishingContext } from "../context.ts";
import { limitConcurrency } from "../connections/limit-concurrency.ts";
import { claimCounts } from "./claim-counts.ts";
import { countAudience } from "./count-audience.ts";

/** One network that hangs must not hold up the others' turn. */
const atOnce = 4;

/** Counts the followers of every account whose hour has come. Returns how many were counted. */
export async function countAudiences(ctx: PublishingContext): Promise<number> {
  const inTurn = limitConcurrency(atOnce);
  let counted = 0;
  for (;;) {
    const ids = await claimCounts(ctx);
    if (ids.length === 0) return counted;
    const outcomes = await Promise.all(ids.map((id) => inTurn(() => countAudience(ctx, id))));
    counted += outcomes.filter((outcome) => outcome === "counted").length;
  }
}
