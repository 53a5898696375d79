import type { Page } from "@playwright/test";
import { joinTeam, newPerson, signUp } from "./person.ts";
import { type Planrrr, startWithEdge } from "./start-planrrr.ts";
import { test as base, watchPage } from "./test.ts";

/** planrrr with its edge, where communities meet. */
export const test = base.extend<object, { planrrr: Planrrr }>({
  planrrr: [
    async ({ browserName: _browserName }, use) => {
      const planrrr = await startWithEdge();
      await use(planrrr);
      await planrrr.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
});

export { expect, expectNoBarriers } from "./test.ts";

export interface Room {
  /** The coach. */
  sarah: Page;
  /** Their members, each in a browser of their own. */
  ruth: Page;
  margaret: Page;
  /** What the members' browsers complained about. */
  complaints: string[];
}

/** A coach and two members of one team, all in its room. */
export async function openRoom(page: Page, planrrr: Planrrr): Promise<Room> {
  await signUp(page, newPerson("Sarah Byrne"));
  const [ruth, margaret] = [
    await joinTeam(page, planrrr, newPerson("Ruth Adler")),
    await joinTeam(page, planrrr, newPerson("Margaret Walsh")),
  ];
  const complaints = [ruth, margaret].flatMap((each) =>
    watchPage(each, planrrr.url, [], [], [planrrr.edgeUrl]),
  );
  for (const each of [page, ruth, margaret]) await enterRoom(each);
  return { sarah: page, ruth, margaret, complaints };
}

export async function enterRoom(page: Page): Promise<void> {
  await page.goto("/community");
  await page.getByLabel("Tell the team").waitFor();
}

export async function share(page: Page, words: string): Promise<void> {
  await page.getByLabel("Tell the team").fill(words);
  await page.getByRole("button", { name: "Share" }).click();
  await postOf(page, words).waitFor();
}

export const postOf = (page: Page, words: string) => page.getByRole("article").filter({ hasText: words });
export const pulseOf = (page: Page) => page.locator(".pulse");
