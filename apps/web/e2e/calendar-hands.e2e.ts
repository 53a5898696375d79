import { after, connect, dayOf, middleOfNextMonth, plan } from "./support/calendar.ts";
import { expect, test } from "./support/test.ts";

test.describe("by hand on a phone", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test("a card that is held follows the finger to another day; a short touch opens it", async ({
    page,
    planrrr,
  }) => {
    const connectionId = await connect(page, planrrr);
    const day = middleOfNextMonth();
    const { id } = await plan(page, planrrr, {
      text: "Held for a moment",
      connectionIds: [connectionId],
      schedule: { localTime: `${day}T09:00`, timeZone: "Europe/Dublin" },
    });
    await page.goto(`/calendar?day=${day}`);
    const card = (on: string) => dayOf(page, on).getByRole("link", { name: /Held for a moment/ });
    await card(day).scrollIntoViewIfNeeded();
    await page.waitForLoadState("networkidle").catch(() => undefined);
    const from = await card(day).boundingBox();
    if (!from) throw new Error("The card is not on the screen.");
    const touch = await page.context().newCDPSession(page);
    const send = (type: "touchStart" | "touchMove" | "touchEnd", x = 0, y = 0) =>
      touch.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x, y }] });
    const [x, y] = [from.x + from.width / 2, from.y + from.height / 2];
    await send("touchStart", x, y);
    // Days without posts appear while a card is carried.
    await expect(dayOf(page, after(day, 1))).toBeVisible();
    const to = await dayOf(page, after(day, 1)).boundingBox();
    if (!to) throw new Error("The next day is not on the screen.");
    await send("touchMove", x, y + 20);
    await send("touchMove", to.x + to.width / 2, to.y + to.height / 2);
    await expect(dayOf(page, after(day, 1))).toHaveAttribute("data-over");
    await send("touchEnd");
    await expect(card(after(day, 1))).toBeVisible();
    await expect(page.getByText(/^Moved to /)).toBeVisible();
    await expect(page).toHaveURL(/calendar/);
    await expect(page.locator(".cal-ghost")).toHaveCount(0);
    await page.getByRole("button", { name: "Undo" }).tap();
    await expect(card(day)).toBeVisible();
    await card(day).tap();
    await page.waitForURL(`**/post?id=${id}`);
  });
});

test.describe("in the meantime", () => {
  test.use({ expected: [/409|422|Failed to load resource/] });

  test("a post that has gone out is not moved: it is said, and it stays where it was", async ({
    page,
    planrrr,
  }) => {
    const connectionId = await connect(page, planrrr);
    const day = middleOfNextMonth();
    const { id } = await plan(page, planrrr, {
      text: "Gone before the hand",
      connectionIds: [connectionId],
      schedule: { localTime: `${day}T09:00`, timeZone: "Europe/Dublin" },
    });
    await page.goto(`/calendar?day=${day}`);
    const card = (on: string) => dayOf(page, on).getByRole("link", { name: /Gone before the hand/ });
    await expect(card(day)).toBeVisible();
    // The browser does not hear of what follows: nothing it reads gets through.
    await page.route(/\/rpc\/posts\/(?:calendar|get|list)/, (route) => route.abort());
    const out = await page.request.patch(`/api/posts/${id}`, {
      data: { scheduledAt: new Date(Date.now() + 300).toISOString() },
      headers: { origin: planrrr.url },
    });
    expect(out.ok()).toBe(true);
    await expect
      .poll(
        async () =>
          ((await (await page.request.get(`/api/posts/${id}`)).json()) as { status: string }).status,
        {
          timeout: 30_000,
        },
      )
      .toBe("PUBLISHED");
    await card(day).focus();
    await page.keyboard.press("Shift+ArrowRight");
    await expect(page.getByText("This post is on its way already.")).toBeVisible();
    await expect(page.getByText(/it is back where it was/)).toBeVisible();
    await expect(card(day)).toBeVisible();
    await page.unroute(/\/rpc\/posts\/(?:calendar|get|list)/);
  });
});
