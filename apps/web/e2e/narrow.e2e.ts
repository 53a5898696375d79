import type { Page } from "@playwright/test";
import { connectSandbox, signUp } from "./support/person.ts";
import { expect, expectNoBarriers, test } from "./support/test.ts";

/** 320 px is also what a screen of 1280 px shows at 400 %. */
const widths = [320, 640];
const planning = ["/plan", "/plan/slots", "/plan/repeats", "/plan/repeats?new=1", "/plan/import"];

test("no page is wider than the screen, no target smaller than a thumb", async ({ page, planrrr }) => {
  // Twenty-two visits, each looked at for barriers.
  test.slow();
  await signUp(page);
  await connectSandbox(page, planrrr);
  const response = await page.request.post("/api/posts/create", {
    data: { text: `A long word: ${"supercalifragilistic".repeat(12)}`, connectionIds: [], draft: true },
    headers: { origin: planrrr.url },
  });
  const { id } = (await response.json()) as { id: string };
  const pages = [
    "/calendar",
    "/posts",
    "/unsent",
    "/you",
    `/post?id=${id}`,
    "/write",
    "/connections",
    "/account",
    "/team",
    "/keys",
    "/welcome",
    "/design",
  ];
  await expectToFit(page, pages);
});

test("so it is with the pages of planning", async ({ page, planrrr }) => {
  test.slow();
  await signUp(page);
  await connectSandbox(page, planrrr);
  await expectToFit(page, planning);
});

test("both themes are without barriers on every page", async ({ page, planrrr }) => {
  await page.addInitScript(() => localStorage.setItem("planrrr.theme", "daylight"));
  for (const address of ["/sign-in", "/sign-up", "/forgotten", "/reset", "/design"]) {
    await page.goto(address);
    await expectNoBarriers(page);
  }
  await signUp(page);
  await connectSandbox(page, planrrr);
  for (const address of [
    "/calendar",
    "/posts",
    "/unsent",
    "/you",
    "/write",
    "/connections",
    "/account",
    "/team",
    "/keys",
    "/welcome",
  ]) {
    await page.goto(address);
    await page.waitForLoadState("networkidle");
    await expectNoBarriers(page);
  }
});

test("so it is with planning in daylight", async ({ page, planrrr }) => {
  await page.addInitScript(() => localStorage.setItem("planrrr.theme", "daylight"));
  await signUp(page);
  await connectSandbox(page, planrrr);
  for (const address of planning) {
    await page.goto(address);
    await page.waitForLoadState("networkidle");
    await expectNoBarriers(page);
  }
});

async function expectToFit(page: Page, addresses: string[]): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 640 });
    for (const address of addresses) {
      await page.goto(address);
      await page.getByRole("heading", { level: 1 }).first().waitFor();
      await page.waitForLoadState("networkidle");
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide, `${address} at ${width} px`).toBeLessThanOrEqual(0);
      const small = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>("button, select, [role=tab], .btn, summary, nav a")]
          .filter((element) => element.offsetParent !== null && element.closest(".sr") === null)
          .map((element) => ({ name: element.textContent, ...element.getBoundingClientRect().toJSON() }))
          .filter(({ width, height }: { width: number; height: number }) => width < 44 || height < 44),
      );
      expect(small, `${address} at ${width} px`).toEqual([]);
      await expectNoBarriers(page);
    }
  }
}
