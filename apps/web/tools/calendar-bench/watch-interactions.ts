import type { Page } from "@playwright/test";

declare global {
  interface Window {
    seen: { name: string; ms: number; id: number }[];
  }
}

/** Has the browser note how long each input took to the next frame (Event Timing, in steps of 8 ms). */
export async function watchInteractions(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.seen = [];
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEventTiming & { interactionId?: number })[])
        window.seen.push({
          name: entry.name,
          // A drag's start bears the time at which the button went down: how long the hand waited isn't our answer.
          ms: entry.duration - (entry.name === "dragstart" ? entry.processingStart - entry.startTime : 0),
          id: entry.interactionId ?? 0,
        });
    });
    observer.observe({ type: "event", buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
  });
}

const hand = new Set(["dragstart", "drop", "dragend"]);

/**
 * What the one input inside `act` took, in ms. Inputs that took less than 16 ms are not reported by browsers: they
 * count as 16.
 */
export async function timeInteraction(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => void (window.seen = []));
  await act();
  // Entries are handed out after the frame they are about. A page without work to do need not be called idle at all.
  await page.evaluate(
    () =>
      new Promise((done) =>
        requestAnimationFrame(() => requestIdleCallback(() => setTimeout(done, 60), { timeout: 1_000 })),
      ),
  );
  const seen = await page.evaluate(() => window.seen);
  return Math.max(
    16,
    ...seen.filter(({ id, name }) => id > 0 || hand.has(name)).map(({ ms }) => Math.round(ms)),
  );
}
