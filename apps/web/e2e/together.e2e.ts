import type { Page } from "@playwright/test";
import { apiOf } from "./support/call-api.ts";
import { connectSandbox, newPerson, publicTexts, signUp } from "./support/person.ts";
import { setFaults } from "./support/set-faults.ts";
import type { Planrrr } from "./support/start-planrrr.ts";
import { expect, expectNoBarriers, test, watchPage } from "./support/test.ts";

test.afterEach(({ planrrr }) => setFaults(planrrr, []));

/** Two people of one team, each in a browser of their own. */
async function twoPeople(page: Page, planrrr: Planrrr, expected: RegExp[] = []) {
  await signUp(page, newPerson("Olive Byrne"));
  await connectSandbox(page, planrrr);
  const call = apiOf(page.request, planrrr);
  const { path } = await call<{ path: string }>("post", "/api/team/invites", { role: "admin" });
  const context = await page.context().browser()?.newContext({ baseURL: planrrr.url, locale: "en-GB" });
  if (!context) throw new Error("There is no browser.");
  const other = await context.newPage();
  const complaints = watchPage(other, planrrr.url, expected);
  await signUp(other, newPerson("Mary Walsh"));
  await other.goto(path);
  await other.getByRole("button", { name: "Join the team" }).click();
  await other.waitForURL((url) => !url.pathname.startsWith("/join"));
  const { items } = await call<{ items: { id: string }[] }>("get", "/api/connections");
  return { call, other, complaints, connectionIds: items.map(({ id }) => id) };
}

async function follow(page: Page, address: string): Promise<void> {
  const stream = page.waitForResponse((response) => new URL(response.url()).pathname === "/api/events");
  await page.goto(address);
  await stream;
}

test("one sends, the other sees it go out without touching anything", async ({ page, planrrr }) => {
  const { other, complaints } = await twoPeople(page, planrrr);
  await follow(other, "/posts");
  await page.goto("/write");
  const words = `Seen by both ${crypto.randomUUID()}`;
  await page.getByLabel("Your words").fill(words);
  await page.getByRole("button", { name: "Send now" }).click();
  const item = other.getByRole("listitem").filter({ hasText: words });
  await expect(item).toContainText("Went out", { timeout: 20_000 });
  await expect(page.getByText("Went out").first()).toBeVisible();
  await expectNoBarriers(other);
  expect(complaints).toEqual([]);
});

test.describe("at the same moment", () => {
  test.use({ expected: [/status of 409/] });

  test("both press try again, and it goes out once", async ({ page, planrrr }) => {
    const { call, other, complaints, connectionIds } = await twoPeople(page, planrrr, [/status of 409/]);
    await setFaults(planrrr, [{ fault: "status:422", method: "POST", path: "/api/v1/statuses" }]);
    const text = `Tried again by two ${crypto.randomUUID()}`;
    const { id } = await call("post", "/api/posts/create", { text, connectionIds });
    const tabs = [page, other];
    const again = (tab: Page) => tab.getByRole("button", { name: "Try again now" });
    for (const tab of tabs) {
      await follow(tab, `/post?id=${id}`);
      await expect(again(tab)).toBeVisible({ timeout: 20_000 });
    }
    await setFaults(planrrr, []);
    await Promise.all(tabs.map((tab) => again(tab).click()));
    for (const tab of tabs)
      await expect(tab.getByRole("link", { name: /See it on Mastodon/ })).toBeVisible({ timeout: 20_000 });
    expect((await publicTexts(planrrr)).filter((each) => each === text)).toHaveLength(1);
    await expectNoBarriers(other);
    expect(complaints).toEqual([]);
  });

  test("both move the same post: one move holds, and both see the same day", async ({ page, planrrr }) => {
    const { call, other, complaints, connectionIds } = await twoPeople(page, planrrr, [/status of 409/]);
    const now = new Date();
    const day = (number: number) =>
      new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, number)).toISOString().slice(0, 10);
    const { id } = await call("post", "/api/posts/create", {
      text: "Moved by two",
      connectionIds,
      schedule: { localTime: `${day(14)}T09:00`, timeZone: "Europe/Dublin" },
    });
    const tabs = [page, other];
    const on = (tab: Page, number: number) =>
      tab
        .locator("li", { has: tab.locator(`h3 time[datetime="${day(number)}"]`) })
        .getByRole("link", { name: /Moved by two/ });
    for (const tab of tabs) {
      await follow(tab, `/calendar?day=${day(14)}`);
      await on(tab, 14).focus();
    }
    await Promise.all([page.keyboard.press("Shift+ArrowRight"), other.keyboard.press("Shift+ArrowLeft")]);
    // Whoever came second either moved on from the first, or was told.
    const dayNow = async () => {
      const { schedule } = await call<{ schedule: { localTime: string } }>("get", `/api/posts/${id}`);
      return Number(schedule.localTime.slice(8, 10));
    };
    await expect.poll(dayNow).not.toBe(14);
    await expect
      .poll(async () => {
        const held = await dayNow();
        return Promise.all(tabs.map((tab) => on(tab, held).isVisible()));
      })
      .toEqual([true, true]);
    for (const tab of tabs)
      await expect(tab.getByRole("article").filter({ hasText: "Moved by two" })).toHaveCount(1);
    const told = await Promise.all(
      tabs.map((tab) => tab.getByText("Somebody else has changed this post.").count()),
    );
    expect(told.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(1);
    expect(complaints).toEqual([]);
  });
});
