import type { Page } from "@playwright/test";
import { type BlueskyAccount, type BlueskyPds, startBlueskyPds } from "@planrrr/bluesky-pds";
import { connectSandbox, signUp } from "./person.ts";
import { type Planrrr, startPlanrrr } from "./start-planrrr.ts";
import { type Site, startSite } from "./start-site.ts";
import { test as base } from "./test.ts";

/** planrrr beside a real Bluesky server and somebody's web site. */
export const test = base.extend<object, { site: Site; pds: BlueskyPds; planrrr: Planrrr }>({
  site: [
    async ({ browserName: _browserName }, use) => {
      const site = await startSite();
      await use(site);
      site.stop();
    },
    { scope: "worker" },
  ],
  pds: [
    async ({ browserName: _browserName }, use) => {
      const pds = await startBlueskyPds();
      await use(pds);
      await pds.close();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  planrrr: [
    async ({ site }, use) => {
      const planrrr = await startPlanrrr({ ALLOWED_PRIVATE_HOSTS: site.host });
      await use(planrrr);
      await planrrr.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
});

export async function connectBluesky(page: Page, { url }: Planrrr, pds: BlueskyPds): Promise<BlueskyAccount> {
  const account = await pds.createAccount(`walk-${crypto.randomUUID().slice(0, 8)}.test`);
  const secret = await pds.createAppPassword(account);
  const response = await page.request.post("/api/connections/bluesky/credentials", {
    data: { service: pds.url, identifier: account.handle, secret },
    headers: { origin: url },
  });
  if (!response.ok()) throw new Error(await response.text());
  return account;
}

/** Signed up, with an account on Mastodon and one on Bluesky, both chosen, at an empty desk. */
export async function sitDown(page: Page, planrrr: Planrrr, pds: BlueskyPds): Promise<BlueskyAccount> {
  await signUp(page);
  await connectSandbox(page, planrrr);
  const account = await connectBluesky(page, planrrr, pds);
  await page.goto("/write");
  for (const name of [/Mastodon/, /Bluesky/])
    await page.getByRole("group", { name: "Where it goes" }).getByRole("checkbox", { name }).check();
  return account;
}

export { expect, expectNoBarriers } from "./test.ts";
