import type { Page } from "@playwright/test";
import axe, { type AxeResults, type RunOptions } from "axe-core";

/** What stands in somebody's way on a page as it is now, WCAG 2.2 AA and text of 7:1; in words, none when all is well. */
export function barriersOf(page: Page): Promise<string[]> {
  return analyze(page, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    rules: { "color-contrast-enhanced": { enabled: true } },
  });
}

/** Colours alone, where everything else is as on a page that has been looked at. */
export function paleTextOf(page: Page): Promise<string[]> {
  return analyze(page, { runOnly: { type: "rule", values: ["color-contrast", "color-contrast-enhanced"] } });
}

interface WithAxe {
  axe: { run(options: RunOptions): Promise<AxeResults> };
}

/**
 * Axe itself, told to a page once. Its packaging for Playwright tells it twice for each look, ends the look in a page
 * of its own and carries over all that is well: that takes more than twice the work. No page of ours has frames.
 */
async function analyze(page: Page, options: RunOptions): Promise<string[]> {
  await stillness(page);
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  return page.evaluate(
    async (given) => {
      const { violations } = await (window as unknown as WithAxe).axe.run(given);
      return violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes.map(({ html, any }) => `${html} (${any[0]?.message ?? ""})`).join(" | ")}`,
      );
    },
    { ...options, resultTypes: ["violations" as const], iframes: false },
  );
}

/**
 * What is on its way in or out is half transparent for a moment, and so is what has only just been told of another
 * theme: nothing may have moved for some frames. What moves for good, such as the ring, is left alone. A busy machine
 * may draw no frame for a long while: a moment does then, and what never rests is named.
 */
async function stillness(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const moving = () =>
      document
        .getAnimations()
        .filter(
          ({ playState, effect }) =>
            playState === "running" && effect?.getComputedTiming().iterations !== Infinity,
        );
    const nextFrame = () =>
      new Promise<unknown>((done) => {
        requestAnimationFrame(done);
        setTimeout(done, 200);
      });
    const latest = performance.now() + 20_000;
    for (let still = 0; still < 5; still = moving().length > 0 ? 0 : still + 1) {
      await nextFrame();
      if (performance.now() < latest) continue;
      const names = moving().map(({ effect }) =>
        effect instanceof KeyframeEffect ? effect.target?.outerHTML.slice(0, 200) : "?",
      );
      if (names.length > 0) throw new Error(`This never rests: ${names.join(" | ")}`);
    }
  });
}
