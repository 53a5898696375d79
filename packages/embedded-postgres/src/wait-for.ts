import { setTimeout as delay } from "node:timers/promises";

/** Asks again every few milliseconds; `false` when `timeoutMs` went by without a yes. */
export async function waitFor(
  condition: () => boolean | Promise<boolean>,
  timeoutMs: number,
  everyMs = 10,
): Promise<boolean> {
  const end = performance.now() + timeoutMs;
  while (!(await condition())) {
    if (performance.now() >= end) return false;
    await delay(everyMs);
  }
  return true;
}
