import type { Page } from "@playwright/test";
import { barriersOf, paleTextOf } from "./support/barriers-of.ts";
import { everyPage } from "./support/every-page.ts";
import { expect, type Filled, test } from "./support/filled.ts";
import { faintTextOf } from "./support/faint-text-of.ts";
import { measureLayout } from "./support/measure-layout.ts";
import { settle } from "./support/settle.ts";

const pages = everyPage();

/** Every page there is, the post's in every state, the calendar in every view. */
function visits({ posts, addresses }: Filled): { address: string; open: boolean }[] {
  const states = Object.values(posts).map((id) => `/post?id=${id}`);
  const views = ["week", "day", "list"].map((view) => `/calendar?view=${view}`);
  return [
    ...pages.map(({ name, address, open }) => ({ address: addresses[name] ?? address, open })),
    ...[...states, ...views].map((address) => ({ address, open: false })),
  ];
}

/** Looks at every page as whoever sees it: without a session where it is for people before a sign-in. */
async function expectOfEveryPage(
  page: Page,
  filled: Filled,
  look: (page: Page) => Promise<string[]>,
): Promise<void> {
  const breaches: string[] = [];
  for (const { address, open } of visits(filled)) {
    await page.context().clearCookies();
    if (!open) await page.context().addCookies(filled.storageState.cookies);
    await page.goto(address);
    await settle(page);
    if (!open) expect(new URL(page.url()).pathname, `${address} is seen with a session`).not.toBe("/sign-in");
    breaches.push(...(await look(page)).map((breach) => `${address}: ${breach}`));
  }
  expect(breaches).toEqual([]);
}

const inTheme = (page: Page, theme: "midnight" | "daylight") =>
  page.addInitScript((name) => localStorage.setItem("planrrr.theme", name), theme);

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

test.describe("at 320 px, by night", () => {
  test.use({ viewport: { width: 320, height: 640 } });
  test("everything fits, can be hit, read and used", async ({ page, filled }) => {
    await inTheme(page, "midnight");
    await expectOfEveryPage(page, filled, async () => [
      ...(await measureLayout(page)),
      ...(await barriersOf(page)),
    ]);
  });
});

test.describe("at 200 % zoom, by day", () => {
  test.use({ viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 });
  test("everything fits, can be hit and read", async ({ page, filled }) => {
    await inTheme(page, "daylight");
    await expectOfEveryPage(page, filled, async () => [
      ...(await measureLayout(page)),
      ...(await paleTextOf(page)),
    ]);
  });
});

test.describe("on a desk, by day, with reduced motion", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });
  test("everything fits, can be hit, read and used, and nothing moves", async ({ page, filled }) => {
    await inTheme(page, "daylight");
    await expectOfEveryPage(page, filled, async () => [
      ...(await movingOn(page)),
      ...(await measureLayout(page)),
      ...(await barriersOf(page)),
    ]);
  });
});

test("on a desk, by night, everything can be read", async ({ page, filled }) => {
  await inTheme(page, "midnight");
  await expectOfEveryPage(page, filled, paleTextOf);
});

test.describe("with more contrast", () => {
  test.use({ contextOptions: { contrast: "more" } });
  test("everything can be read", ({ page, filled }) => expectOfEveryPage(page, filled, paleTextOf));
});

test.describe("with forced colours", () => {
  // The look at the end of each test is axe's, which can't see forced colours.
  test("everything can be read", async ({ page, filled }) => {
    await page.emulateMedia({ forcedColors: "active" });
    await expectOfEveryPage(page, filled, faintTextOf);
    await page.emulateMedia({ forcedColors: "none" });
  });
});
