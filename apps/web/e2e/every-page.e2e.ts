import type { Page } from "@playwright/test";
import { barriersOf, paleTextOf } from "./support/barriers-of.ts";
import { everyPage } from "./support/every-page.ts";
import { expect, type Filled, test } from "./support/filled.ts";
import { faintTextOf } from "./support/faint-text-of.ts";
import { measureLayout } from "./support/measure-layout.ts";
import { settle } from "./support/settle.ts";

const pages = everyPage();

/** Every page there is, the post's in every state, the calendar in every view, the desk with a thread on it. */
function visits({ posts, addresses }: Filled): { address: string; open: boolean }[] {
  const states = Object.values(posts).map((id) => `/post?id=${id}`);
  const views = ["week", "day", "list"].map((view) => `/calendar?view=${view}`);
  return [
    ...pages.map(({ name, address, open }) => ({ address: addresses[name] ?? address, open })),
    ...[...states, ...views, `/write?post=${posts["planned"]}`].map((address) => ({ address, open: false })),
  ];
}

type Look = { [as: string]: (page: Page) => Promise<string[]> };

/** Looks at every page as whoever sees it: without a session where it is for people before a sign-in. */
async function expectOfEveryPage(page: Page, filled: Filled, looks: Look): Promise<void> {
  const breaches: string[] = [];
  for (const { address, open } of visits(filled)) {
    await page.context().clearCookies();
    if (!open) await page.context().addCookies(filled.storageState.cookies);
    await page.goto(address);
    await settle(page);
    if (!open) expect(new URL(page.url()).pathname, `${address} is seen with a session`).not.toBe("/sign-in");
    for (const [as, look] of Object.entries(looks))
      breaches.push(...(await look(page)).map((breach) => `${address}, ${as}: ${breach}`));
  }
  expect(breaches).toEqual([]);
}

/** At once: what is below the screen would only begin to fade when it is looked at. */
const show = (page: Page, theme: "midnight" | "daylight") =>
  page.evaluate((name) => {
    const atOnce = new CSSStyleSheet();
    atOnce.replaceSync("* { transition: none !important; }");
    document.adoptedStyleSheets = [atOnce];
    document.documentElement.dataset["theme"] = name;
  }, theme);

const movingOn = (page: Page) =>
  page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ playState }) => playState === "running")
      .map(({ effect }) => `${effect instanceof KeyframeEffect ? effect.target?.className : ""} moves`),
  );

test.describe.configure({ timeout: 600_000 });
// A made-up token and a page that is not there are refused, which the browser notes.
test.use({ expected: [/status of 4(?:00|01|04|10)/] });

// One visit, several looks: to load a page takes longer than to look at it.
test("on a telephone and at 200 % zoom, everything fits, can be hit, read and used", async ({
  page,
  filled,
}) => {
  await expectOfEveryPage(page, filled, {
    "at 320 px, by night": async () => {
      await page.setViewportSize({ width: 320, height: 640 });
      await show(page, "midnight");
      return [...(await measureLayout(page)), ...(await barriersOf(page))];
    },
    // 640 px are what a screen of 1280 px shows at 200 %.
    "at 640 px, by day": async () => {
      await page.setViewportSize({ width: 640, height: 450 });
      await show(page, "daylight");
      return [...(await measureLayout(page)), ...(await paleTextOf(page))];
    },
  });
});

test.describe("on a desk, with reduced motion", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });
  test("everything fits, can be hit, read and used, in every set of colours, and nothing moves", async ({
    page,
    filled,
  }) => {
    await expectOfEveryPage(page, filled, {
      "by day": async () => {
        await show(page, "daylight");
        return [...(await movingOn(page)), ...(await measureLayout(page)), ...(await barriersOf(page))];
      },
      "by night": async () => {
        await show(page, "midnight");
        return paleTextOf(page);
      },
      "with more contrast": async () => {
        await page.emulateMedia({ contrast: "more" });
        const pale = await paleTextOf(page);
        await page.emulateMedia({ contrast: null });
        return pale;
      },
      // Axe can't see forced colours.
      "with forced colours": async () => {
        await page.emulateMedia({ forcedColors: "active" });
        const faint = await faintTextOf(page);
        await page.emulateMedia({ forcedColors: "none" });
        return faint;
      },
    });
  });
});
