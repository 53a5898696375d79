import { createServer, type Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { expect, type Page, test as base } from "@playwright/test";
import { barriersOf } from "./support/barriers-of.ts";
import { type RunningTicker, startTicker } from "./support/start-ticker.ts";
import { watchPage } from "./support/test.ts";

const test = base.extend<{ complaints: string[] }, { ticker: RunningTicker }>({
  ticker: [
    async ({ browserName: _browserName }, use) => {
      const ticker = await startTicker();
      await use(ticker);
      await ticker.close();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  baseURL: ({ ticker }, use) => use(ticker.url),
  complaints: async ({ page, ticker }, use) => {
    const complaints = watchPage(page, ticker.url);
    await use(complaints);
    expect(complaints).toEqual([]);
  },
});

const spoken = (page: Page) => page.locator("social-ticker .spoken");
const number = (page: Page) => page.locator("social-ticker-number");
/** The number as it stands there: its digits are drawn one by one. */
const shown = (page: Page) => number(page).evaluate((element) => element.getAttribute("data-text") ?? "");
const commaColour = (page: Page) =>
  number(page).evaluate((element) => {
    const comma = element.shadowRoot?.querySelector('[part~="group"]');
    return comma ? getComputedStyle(comma).color : "none";
  });

/** Answers in the Worker's stead, for what it would say only after minutes. */
async function answer(page: Page, change: object, age = 5): Promise<void> {
  const body = {
    total: 48_213,
    profile: "main",
    name: "Metabolic Reset",
    network: "instagram",
    refreshedAt: "2026-11-28T12:00:00.000Z",
    stale: false,
    error: null,
    precision: 1,
    dayAgo: 48_176,
    ...change,
  };
  await page.unroute("**/api/metrics*");
  await page.route("**/api/metrics*", (route) =>
    route.fulfill({ json: body, headers: { age: String(age), "access-control-allow-origin": "*" } }),
  );
}

test("the wall shows what the Worker counts, in words, too, and stands in nobody's way", async ({
  page,
  complaints: _complaints,
}) => {
  await page.goto("/");
  await expect(spoken(page)).toHaveText("48,213 people follow Metabolic Reset.");
  await expect(page.locator("#freshness")).toHaveText(/^Live, updated/);
  await expect(page.locator("#to-go")).toHaveText("1,787 to go");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Metabolic Reset");
  for (const theme of ["midnight", "daylight"]) {
    await page.goto(`/?theme=${theme}`);
    await expect(spoken(page)).not.toBeEmpty();
    expect(await barriersOf(page), theme).toEqual([]);
  }
  for (const width of [320, 3_840]) {
    await page.setViewportSize({ width, height: 700 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${width}`).toBe(0);
  }
});

test("settings by keyboard: what is wrong stays to be mended, what is right stands in the address", async ({
  page,
  complaints: _complaints,
}) => {
  await page.goto("/");
  await expect(spoken(page)).not.toBeEmpty();
  const open = page.getByRole("button", { name: "Settings" });
  await open.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Settings" });
  await expect(dialog.getByLabel("Whose number")).toBeFocused();
  await expect(dialog.getByRole("option", { name: "Evening walks" })).toBeAttached();
  expect(await barriersOf(page)).toEqual([]);
  await page.keyboard.press("End");
  await page.keyboard.press("Tab");
  await page.keyboard.type("2");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Back soon");
  await page.keyboard.press("Enter");
  const poll = dialog.getByLabel("Ask again");
  await expect(dialog.getByRole("alert")).toHaveText("Give a whole number from 5 to 3600.");
  await expect(poll).toBeFocused();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("30");
  await dialog.getByLabel("Daylight").focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(/\?profile=second&poll=30&fallback=Back\+soon&theme=daylight$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Evening walks");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Evening walks");
  await open.click();
  await expect(dialog.getByLabel("When the number")).toHaveValue("Back soon");
  await page.keyboard.press("Escape");
  await expect(open).toBeFocused();
});

test("as a source for OBS it is the number alone, and its ground is see-through", async ({
  page,
  complaints: _complaints,
}) => {
  await page.goto("/?obs=1");
  await expect(spoken(page)).not.toBeEmpty();
  await expect(page.locator("header, footer").filter({ visible: true })).toHaveCount(0);
  const grounds = await page.evaluate(() =>
    [document.documentElement, document.body, document.querySelector(".wall")].map(
      (element) => element && getComputedStyle(element).backgroundColor,
    ),
  );
  expect(grounds).toEqual(Array.from({ length: 3 }, () => "rgba(0, 0, 0, 0)"));
  await expect(number(page)).toBeVisible();
});

test("an old number stays, says its age, and loses its gold; one that can't be reached stays, too", async ({
  page,
}) => {
  await answer(page, {});
  await page.goto("/?poll=5&fallback=We+are+counting");
  await expect(spoken(page)).toHaveText(
    "48,213 people follow Metabolic Reset on Instagram. 37 more than yesterday.",
  );
  expect(await commaColour(page)).toBe("rgb(236, 202, 116)");
  const error = { kind: "auth", code: "GRAPH_190", at: "2026-11-28T12:00:00.000Z", count: 9 };
  await answer(page, { stale: true, error }, 200);
  await expect(page.locator("#freshness")).toHaveText("Updated 3 minutes ago. We are counting");
  await expect.poll(() => commaColour(page)).toBe("rgb(242, 245, 250)");
  await page.unroute("**/api/metrics*");
  await page.route("**/api/metrics*", (route) => route.abort());
  await page.waitForTimeout(6_000);
  await expect(page.locator("#freshness")).toHaveText(/^Updated 3 minutes ago/);
  await expect(spoken(page)).toContainText("48,213");
});

test("where there is no number yet there are words, not a zero", async ({
  page,
  complaints: _complaints,
}) => {
  const error = { kind: "upstream", code: "HTTP_503", at: "2026-11-28T12:00:00.000Z", count: 1 };
  await answer(page, { total: null, refreshedAt: null, stale: true, error });
  await page.goto("/?fallback=Soon");
  await expect(page.locator("#freshness")).toHaveText("Soon");
  await expect(number(page)).toBeHidden();
  await expect(page.locator("social-ticker .dash")).toBeVisible();
});

test("a day on the wall leaves no more behind than a minute", async ({ page, complaints: _complaints }) => {
  await page.clock.install();
  let total = 48_213;
  await page.route("**/api/metrics*", (route) =>
    route.fulfill({
      json: {
        total: (total += 1),
        profile: "main",
        refreshedAt: "2026-11-28T12:00:00.000Z",
      },
    }),
  );
  await page.goto("/");
  const size = () =>
    page.evaluate(() => {
      const inside = document.querySelector("social-ticker")?.shadowRoot;
      const digits = inside?.querySelector("social-ticker-number")?.shadowRoot;
      return [document, inside, digits].map((root) => root?.querySelectorAll("*").length ?? 0);
    });
  await expect(spoken(page)).not.toBeEmpty();
  await page.clock.runFor(60_000);
  const early = await size();
  for (let step = 0; step < 96; step += 1) {
    await page.clock.runFor(900_000);
    await expect.poll(() => total).toBeGreaterThan(48_214 + step);
  }
  await expect.poll(size).toEqual(early);
});

interface Site {
  url: string;
  close(): void;
}

/** Somebody else's page under the strictest policy that still lets the widget in. */
async function startSite(edge: string): Promise<Site> {
  const policy = [
    "default-src 'none'",
    `script-src ${edge}`,
    `connect-src ${edge}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
  const html = `<!doctype html><html lang="en"><title>A page of somebody else</title><main><h1>Hello</h1>
    <social-ticker profile="second" poll="5000"></social-ticker></main>
    <script type="module" src="${edge}/widget.js"></script></html>`;
  const site: Server = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "text/html", "content-security-policy": policy }).end(html);
  }).listen(0, "127.0.0.1");
  await once(site, "listening");
  return {
    url: `http://127.0.0.1:${(site.address() as AddressInfo).port}`,
    close: () => {
      site.closeAllConnections();
      site.close();
    },
  };
}

test("on a page of somebody else, under a strict policy, it counts, rolls and breaks no rule", async ({
  page,
  ticker,
}) => {
  const site = await startSite(ticker.url);
  const complaints: string[] = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  try {
    await page.goto(`${site.url}/`);
    await expect(spoken(page)).toHaveText("48,213 people follow Evening walks.");
    await expect(page.locator("social-ticker .freshness")).toHaveText(/^Live, updated/);
    await answer(page, { total: 48_999 });
    await expect.poll(() => shown(page), { timeout: 15_000 }).toBe("48,999");
    expect(complaints.filter((text) => !text.includes("favicon"))).toEqual([]);
    expect(await barriersOf(page)).toEqual([]);
  } finally {
    site.close();
  }
});

test("who wants less motion gets the new number without any", async ({ page, complaints: _complaints }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await answer(page, {});
  await page.goto("/?poll=5");
  await expect.poll(() => shown(page)).toBe("48,213");
  await answer(page, { total: 50_000 });
  await expect.poll(() => shown(page), { timeout: 15_000 }).toBe("50,000");
  expect(await number(page).evaluate((element) => element.shadowRoot?.getAnimations().length ?? 0)).toBe(0);
});
