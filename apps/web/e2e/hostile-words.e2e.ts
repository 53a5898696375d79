import { request } from "@playwright/test";
import { everyPage } from "./support/every-page.ts";
import { fillTeam } from "./support/fill-team.ts";
import { settle } from "./support/settle.ts";
import { expect, test } from "./support/test.ts";

/** Each would show itself in its own way if a page took words for markup. */
const markup = `"'><img src=x onerror=taken()><svg onload=taken()><script>taken()</script>`;

test.use({ expected: [/status of 4(?:00|01|04|10)/] });

test("what somebody wrote anywhere stays words on every page", async ({ page, planrrr, context }) => {
  test.setTimeout(300_000);
  const writer = await request.newContext({ baseURL: planrrr.url });
  const { posts, addresses } = await fillTeam(writer, planrrr, (what) => `${markup} ${what}`.slice(0, 100));
  const { cookies } = await writer.storageState();
  await writer.dispose();
  await page.addInitScript(() =>
    Object.assign(globalThis, { taken: () => reportError(new Error("a script ran")) }),
  );
  const shown: string[] = [];
  const pages = [
    ...everyPage().map(({ name, address, open }) => ({ address: addresses[name] ?? address, open })),
    ...Object.values(posts).map((id) => ({ address: `/post?id=${id}`, open: false })),
    { address: "/calendar?view=list", open: false },
    { address: `/write?post=${posts["draft"]}`, open: false },
    { address: `/sign-in?next=${encodeURIComponent(markup)}`, open: true },
    { address: `/reset?token=${encodeURIComponent(markup)}`, open: true },
    { address: `/nowhere/${encodeURIComponent(markup)}`, open: true },
  ];
  for (const { address, open } of pages) {
    await context.clearCookies();
    if (!open) await context.addCookies(cookies);
    await page.goto(address);
    await settle(page);
    // A folded part may hold words as well.
    await page.evaluate(() => {
      for (const part of document.querySelectorAll("details")) part.open = true;
    });
    expect(
      await page.locator("[onerror], [onload], [src=x]").count(),
      `${address} took words for markup`,
    ).toBe(0);
    if ((await page.locator("body").textContent())?.includes("onerror=taken()")) shown.push(address);
  }
  // The words were really there to be looked at, on most pages that show what people wrote.
  for (const address of ["/calendar", "/posts", "/team", "/account", addresses["review"], addresses["join"]])
    expect(shown).toContain(address);
});
