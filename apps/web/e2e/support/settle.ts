import type { Page } from "@playwright/test";

/** Pages that follow events are never idle: what was asked for has come when no skeleton is left. */
export async function settle(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  // The page of components shows a skeleton for good.
  if (new URL(page.url()).pathname !== "/design")
    await page.locator(".skeleton").first().waitFor({ state: "detached" });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}
