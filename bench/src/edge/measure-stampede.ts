import { waitUntil } from "../processes/wait-until.ts";
import { askMany, readNumber, type TickerStage } from "./ticker-stage.ts";

const reads = 10_000;
const atOnce = 50;
/** Below the ticker's own patience with a source. */
const heldMs = 8_000;

export interface StampedeResult {
  reads: number;
  /** Reads that were told the old number, marked as stale, while the new one was on its way. */
  stale: number;
  /** Calls of the source that all of them made. */
  calls: number;
}

/**
 * Ten thousand reads of a number that has gone stale, while its source thinks: how often the source is asked. The edge
 * was away since `lastReadAt`, as nothing but that lets a number grow old whose source answers.
 */
export async function measureStampede(stage: TickerStage): Promise<StampedeResult> {
  const before = stage.calls();
  let release = (): void => undefined;
  stage.hold.until = new Promise((resolve) => (release = resolve));
  const edge = await stage.start();
  try {
    let stale = 0;
    // Its home may be awake before anybody reads: that is the one call then.
    const held = setTimeout(release, heldMs);
    await askMany(reads, atOnce, async () => {
      if ((await readNumber(edge)).stale) stale += 1;
    });
    clearTimeout(held);
    release();
    await waitUntil("the number is fresh again", async () => !(await readNumber(edge)).stale);
    return { reads, stale, calls: stage.calls() - before };
  } finally {
    release();
    await edge.close();
  }
}
