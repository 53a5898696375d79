import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** What stands in somebody's way on a page as it is now, WCAG 2.2 AA and text of 7:1; in words, none when all is well. */
export function barriersOf(page: Page): Promise<string[]> {
  return analyze(
    page,
    new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
      .options({ rules: { "color-contrast-enhanced": { enabled: true } } }),
  );
}

/** Colours alone, where everything else is as on a page that has been looked at. */
export function paleTextOf(page: Page): Promise<string[]> {
  return analyze(page, new AxeBuilder({ page }).withRules(["color-contrast", "color-contrast-enhanced"]));
}

async function analyze(page: Page, axe: AxeBuilder): Promise<string[]> {
  await stillness(page);
  const { violations } = await axe.analyze();
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ html, any }) => `${html} (${any[0]?.message ?? ""})`).join(" | ")}`,
  );
}

/**
 * What is on its way in or out is half transparent for a moment, and so is what has only just been told of another
 * theme: nothing may have moved for some frames. What moves for good, such as the ring, is left alone.
 */
async function stillness(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const isMoving = () =>
      document
        .getAnimations()
        .some(
          ({ playState, effect }) =>
            playState === "running" && effect?.getComputedTiming().iterations !== Infinity,
        );
    for (let still = 0; still < 5; still = isMoving() ? 0 : still + 1)
      await new Promise((done) => requestAnimationFrame(done));
  });
}
