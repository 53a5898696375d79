import type { Page } from "@playwright/test";
import { connectSandbox, newPerson, publicTexts } from "./support/person.ts";
import { expect, test } from "./support/test.ts";

const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : undefined;
    return (label ?? element?.getAttribute("aria-label") ?? element?.textContent ?? "").trim();
  });

/** Goes on with Tab until something of that name has the focus, which must be seen. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let step = 0; step < 60; step++) {
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

test("from signing up to a post without a mouse", async ({ page, planrrr }) => {
  const person = newPerson();
  await page.goto("/sign-up");
  await tabTo(page, /^Your name$/);
  await page.keyboard.type(person.name);
  await page.keyboard.press("Tab");
  await page.keyboard.type(person.email);
  await page.keyboard.press("Tab");
  await page.keyboard.type(person.password);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/welcome");
  await page.getByLabel("Name of your team").waitFor();
  await connectSandbox(page, planrrr);
  await page.reload();
  await page.getByRole("heading", { level: 1 }).waitFor();

  await page.keyboard.press("Tab");
  expect(await focused(page)).toBe("Skip to the page");
  await tabTo(page, /^New post$/);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/write");
  await page.getByLabel("Your words").waitFor();
  await tabTo(page, /@alice/);
  await tabTo(page, /^$|client this week/);
  const words = `Without a mouse ${crypto.randomUUID()}`;
  await page.keyboard.type(words);
  await tabTo(page, /^Send now$/);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/post?id=*");
  await expect(page.getByText("Went out").first()).toBeVisible({ timeout: 20_000 });
  expect(await publicTexts(planrrr)).toContain(words);
});

test("a dialogue takes the focus and gives it back, a menu is worked by arrows", async ({
  page,
  planrrr,
}) => {
  await page.goto("/design");
  await tabTo(page, /^Open a dialogue$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
  for (let step = 0; step < 6; step++) {
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.closest("[role=dialog]") !== null)).toBe(true);
  }
  await page.keyboard.press("Escape");
  expect(await focused(page)).toBe("Open a dialogue");

  await page.getByRole("button", { name: /Your team/ }).focus();
  await page.keyboard.press("Enter");
  // A key that is pressed before the menu has the focus would still go to its button.
  await expect(page.getByRole("menuitemradio").first()).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("menuitemradio", { name: "Sarah's team" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /Sarah's team/ })).toBeFocused();
  expect(page.url()).toBe(`${planrrr.url}/design`);
});
