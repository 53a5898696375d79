import type { Page } from "@playwright/test";
import { askApi, firstConnection, joinTeam, newPerson, signUp } from "./support/person.ts";
import { signInAtNetwork } from "./support/sign-in-at-network.ts";
import type { Planrrr } from "./support/start-planrrr.ts";
import { expect, expectNoBarriers, test as base, watchPage } from "./support/test.ts";

const test = base.extend({
  visits: ({ planrrr }, use) => use(planrrr.standIns.map(({ url }) => url)),
});

const at = ({ standIns }: Planrrr, name: string): string =>
  standIns.find(({ network }) => network === name)?.url ?? "";

const choose = (page: Page, name: string) =>
  page.getByRole("button", { name: `${name} practice account` }).click();

const accounts = (page: Page) => page.getByRole("region", { name: "Connected accounts" });

const isOut = async (standIn: string, words: string): Promise<number> => {
  const posts = (await (await fetch(`${standIn}/_sandbox/posts`)).json()) as { text: string }[];
  return posts.filter(({ text }) => text.includes(words)).length;
};

test("each network is connected at its own page, and a post with a picture goes out on them", async ({
  page,
  planrrr,
}) => {
  test.setTimeout(120_000);
  await signUp(page);
  await page.goto("/connections");
  await expectNoBarriers(page);

  for (const [name, network, as, handle] of [
    ["X", "x", "@alice", "@alice"],
    ["YouTube", "youtube", /alice/, "@alice"],
    ["Instagram", "instagram", /@bobs_bikes/, "@bobs_bikes"],
  ] as const) {
    await choose(page, name);
    await signInAtNetwork(page, at(planrrr, network), { as });
    await expect(page.getByText(`${name} is connected`)).toBeVisible();
    await expect(page).toHaveURL(/\/connections$/);
    await expect(accounts(page).getByRole("listitem").filter({ hasText: name })).toContainText(handle);
  }

  await choose(page, "Facebook");
  await signInAtNetwork(page, at(planrrr, "facebook"), { as: /Alice/ });
  const picker = page.getByRole("dialog", { name: "Which accounts?" });
  await expect(picker.getByRole("checkbox")).toHaveCount(3);
  await expect(picker.getByRole("button", { name: /^Connect/ })).toBeDisabled();
  await expectNoBarriers(page);
  await picker.getByRole("checkbox", { name: /Alice's Bakery Facebook/ }).check();
  await picker.getByRole("button", { name: "Connect it" }).click();
  await expect(page.getByText("One account is connected")).toBeVisible();
  await expect(page).toHaveURL(/\/connections$/);
  await expect(accounts(page).getByRole("listitem")).toHaveCount(4);

  const picture = await page.screenshot({ type: "jpeg" });
  const words = `Who walks along? ${crypto.randomUUID()}`;
  await page.goto("/write");
  for (const name of [/Facebook/, /Instagram/, /^X,/])
    await page.getByRole("group", { name: "Where it goes" }).getByRole("checkbox", { name }).check();
  await page.getByLabel("Your words").fill(words);
  await page.setInputFiles("input[type=file]", { name: "walk.jpg", mimeType: "image/jpeg", buffer: picture });
  await page.getByLabel(/What the picture shows/).fill("The list of connected accounts");
  await page.getByRole("button", { name: "Send now" }).click();
  await page.waitForURL("**/post?id=*");
  for (const name of ["Facebook", "Instagram", "X"])
    await expect(page.getByRole("link", { name: new RegExp(`See it on ${name}`) })).toBeVisible({
      timeout: 40_000,
    });
  for (const name of ["facebook", "instagram", "x"]) expect(await isOut(at(planrrr, name), words)).toBe(1);
});

test("an account that is connected already says so, and connecting it again keeps it", async ({
  page,
  planrrr,
}) => {
  await signUp(page);
  const standIn = at(planrrr, "facebook");
  await page.goto("/connections");
  await choose(page, "Facebook");
  await signInAtNetwork(page, standIn, { as: /Alice/ });
  const picker = page.getByRole("dialog", { name: "Which accounts?" });
  await picker.getByRole("checkbox", { name: /Alice's Garden/ }).check();
  await picker.getByRole("button", { name: "Connect it" }).click();
  await expect(accounts(page).getByRole("listitem")).toHaveCount(1);
  const id = await firstConnection(page, planrrr);

  await choose(page, "Facebook");
  await signInAtNetwork(page, standIn, { as: /Alice/ });
  await expect(picker.getByRole("checkbox", { name: /Alice's Garden.*Connected already/ })).toBeVisible();
  await page.reload();
  await expect(picker.getByRole("checkbox")).toHaveCount(3);
  await picker.getByRole("button", { name: "Not now" }).click();
  await expect(page).toHaveURL(/\/connections$/);

  await page.getByRole("button", { name: "Connect it again" }).click();
  await signInAtNetwork(page, standIn, { as: /Bob/ });
  await expect(page.getByText("That was another account at Facebook. Nothing was changed.")).toBeVisible();
  await page.getByRole("button", { name: "Connect it again" }).click();
  await signInAtNetwork(page, standIn, { as: /Alice/ });
  await expect(page.getByText("Facebook is connected")).toBeVisible();
  expect(await firstConnection(page, planrrr)).toBe(id);
});

test("who says no at the network, or comes back twice, reads what happened", async ({ page, planrrr }) => {
  await signUp(page);
  await page.goto("/connections");
  await choose(page, "X");
  const cameBack = page.waitForRequest(/\/api\/connections\/x\/callback/);
  await signInAtNetwork(page, at(planrrr, "x"), { decision: "Deny" });
  await expect(page.getByText("the sign-in at X was not finished")).toBeVisible();
  await expect(page).toHaveURL(/\/connections$/);
  await expectNoBarriers(page);

  await page.goto((await cameBack).url());
  await expect(page.getByText("This sign-in at X is over.")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Connect an account" })).toBeVisible();
  await expect(page.getByText("This sign-in at X is over.")).toBeHidden();
  const { items } = await askApi<{ items: object[] }>(page, planrrr, "get", "/api/connections");
  expect(items).toEqual([]);
});

test("who begins on the welcome page comes back to it; a member reads who connects accounts", async ({
  page,
  planrrr,
}) => {
  await signUp(page);
  const member = await joinTeam(page, planrrr, newPerson("Mary Walsh"));
  const complaints = watchPage(member, planrrr.url);
  await member.goto("/welcome");
  await expect(member.getByText("An owner or admin of your team does this.")).toBeVisible();
  await expect(member.locator("#main").getByText("Sarah Byrne's team")).toBeVisible();
  await expect(member.getByLabel("Name of your team")).toHaveCount(0);
  await expect(member.getByRole("button", { name: /practice account/ })).toHaveCount(0);
  await expectNoBarriers(member);

  await page.goto("/welcome");
  await choose(page, "X");
  await signInAtNetwork(page, at(planrrr, "x"), { decision: "Deny", back: "/welcome" });
  await expect(page.getByText("the sign-in at X was not finished")).toBeVisible();
  await expectNoBarriers(page);
  await choose(page, "X");
  await signInAtNetwork(page, at(planrrr, "x"), { as: "@alice", back: "/welcome" });
  await expect(page.getByText("X is connected")).toBeVisible();
  await expect(page.getByRole("link", { name: "Write your first post" })).toBeVisible();
  // The member's page follows by itself.
  await member.getByRole("link", { name: "Write your first post" }).click();
  await expect(member.getByLabel("Your words")).toBeVisible();
  expect(complaints).toEqual([]);
  await member.context().close();
});

test("a network nobody has set up says who has to do what", async ({ page }) => {
  // As a planrrr without stand-ins answers.
  await page.route("**/rpc/connections/networks", async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replaceAll(/"http:\/\/127\.0\.0\.1:\d+"/g, "null");
    await route.fulfill({ response: answer, body });
  });
  await signUp(page);
  await page.goto("/connections");
  await expect(page.getByRole("heading", { name: "Not set up here yet" })).toBeVisible();
  await expect(page.getByText("needs YOUTUBE_CLIENT_ID")).toBeVisible();
  await expect(page.getByText("docs/guides/networks.md")).toBeVisible();
  await expect(page.getByRole("button", { name: "Mastodon" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Facebook" })).toHaveCount(0);
});
