import { expect, type Page } from "@playwright/test";

/** What has the focus, by its name. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    const labels =
      element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.labels : null;
    return (
      labels?.[0]?.textContent ??
      element?.getAttribute("aria-label") ??
      element?.textContent ??
      ""
    ).trim();
  });
}

/** Goes on with Tab until something of that name has the focus, which must be seen. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let step = 0; step < 100; step++) {
    await page.keyboard.press("Tab");
    if (!name.test(await focused(page))) continue;
    const seen = await page.evaluate(() => {
      const element = document.activeElement;
      const shown = element?.matches(".pick input, .check input") ? element.nextElementSibling : element;
      return shown ? getComputedStyle(shown).outlineStyle : "none";
    });
    expect(seen, `the focus on ${String(name)} is seen`).toBe("solid");
    return;
  }
  throw new Error(`Tab does not lead to ${String(name)}.`);
}
