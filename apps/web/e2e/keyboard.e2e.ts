import type { Page } from "@playwright/test";
import { apiOf } from "./support/call-api.ts";
import { newPerson, publicTexts } from "./support/person.ts";
import { setFaults } from "./support/set-faults.ts";
import { focused, tabTo } from "./support/tab-to.ts";
import { expect, test } from "./support/test.ts";

const lostAnswer = { fault: "accept-then-drop", method: "POST", path: "/api/v1/statuses" };
const noLook = { fault: "status:503", method: "GET", path: "/api/v1/accounts/*/statuses" };

test.afterEach(({ planrrr }) => setFaults(planrrr, []));

/** Counts what a hand would do, over all pages of a tab. */
async function countHands(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    for (const type of ["pointerdown", "mousedown", "touchstart", "dragstart", "wheel"])
      addEventListener(
        type,
        () => sessionStorage.setItem("hands", String(Number(sessionStorage.getItem("hands")) + 1)),
        true,
      );
  });
  return () => page.evaluate(() => Number(sessionStorage.getItem("hands")));
}

test.describe("with half a date, which the server refuses", () => {
  test.use({ expected: [/status of 422/] });
  test("from signing up to an answer where nobody knows, without a hand", async ({ page, planrrr }) => {
    test.setTimeout(120_000);
    const hands = await countHands(page);
    const { keyboard } = page;
    const person = newPerson();
    await page.goto("/sign-up");
    for (const [field, words] of [
      [/^Your name$/, person.name],
      [/^Email$/, person.email],
      [/^Password$/, person.password],
    ] as const) {
      await tabTo(page, field);
      await keyboard.type(words);
    }
    await keyboard.press("Enter");
    await page.waitForURL("**/welcome");
    await page.goto("/connections");
    await page.getByText("No account is connected yet.").waitFor();
    await keyboard.press("Tab");
    expect(await focused(page)).toBe("Skip to the page");
    await tabTo(page, /^Mastodon$/);
    await keyboard.press("Enter");
    await expect(page.getByRole("dialog")).toBeVisible();
    await tabTo(page, /^Your server$/);
    await keyboard.type(planrrr.sandbox.url);
    await tabTo(page, /^Access token$/);
    await keyboard.type(planrrr.sandbox.accounts[0]?.token ?? "");
    await keyboard.press("Enter");
    await expect(page.getByText("One account, and all is well.")).toBeVisible();

    // Planned for a day of next month, so that a day later is never past.
    const day = new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth() + 1, 14));
    const on = (date: Date) => date.toISOString().slice(0, 10);
    await write(page, "Planned by key");
    await tabTo(page, /^Now$/);
    await keyboard.press("ArrowRight");
    await expect(page.getByRole("radio", { name: "Pick a time" })).toBeChecked();
    await tabTo(page, /^Day$/);
    await keyboard.type(on(day).split("-").toReversed().join(""));
    await tabTo(page, /^Schedule post$/);
    await keyboard.press("Enter");
    await page.waitForURL("**/post?id=*");
    await expect(page.getByText("Planned: it goes out by itself.")).toBeVisible();

    await page.goto(`/calendar?day=${on(day)}`);
    await tabTo(page, /Planned by key/);
    await keyboard.press("Shift+ArrowRight");
    await expect(page.getByText(/^Moved to /)).toBeVisible();

    await setFaults(planrrr, [lostAnswer]);
    const words = `Sent by key ${crypto.randomUUID()}`;
    await write(page, words);
    await tabTo(page, /^Send now$/);
    await keyboard.press("Enter");
    await expect.poll(() => publicTexts(planrrr), { intervals: [20] }).toContain(words);
    await setFaults(planrrr, [lostAnswer, noLook]);
    await page.waitForURL("**/post?id=*");
    await expect(page.getByText("Looking whether it is on Mastodon")).toBeVisible({ timeout: 20_000 });
    const call = apiOf(page.request, planrrr);
    const { items } = await call<{ items: { id: string }[] }>("get", "/api/connections");
    // Without its account nobody can look any more.
    await call("delete", `/api/connections/${items[0]?.id}`);
    await expect(page.getByText("We could not confirm it").first()).toBeVisible({ timeout: 40_000 });
    await tabTo(page, /^It is there$/);
    await keyboard.press("Enter");
    await expect(page.getByText("Noted: it is out")).toBeVisible();
    expect(await hands()).toBe(0);
  });
});

/** Opens the composer by the masthead and leaves the focus on the words. */
async function write(page: Page, words: string): Promise<void> {
  await page.getByRole("heading", { level: 1 }).waitFor();
  await tabTo(page, /^New post$/);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/write");
  await page.getByLabel("Your words").waitFor();
  await tabTo(page, /@alice/);
  await tabTo(page, /^Your words$/);
  await page.keyboard.type(words);
}

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
