import type { Page } from "@playwright/test";
import { anotherPage } from "./support/another-page.ts";
import { changeDatabase } from "./support/change-database.ts";
import { connectSandbox, newPerson, publicTexts, signUp } from "./support/person.ts";
import type { Planrrr } from "./support/start-planrrr.ts";
import { expect, expectNoBarriers, test } from "./support/test.ts";

/** A post that waits for a yes, open on the page of whoever may give it. */
async function waitingPost(page: Page, planrrr: Planrrr, text: string): Promise<string> {
  await signUp(page, newPerson("Olive Byrne"));
  await connectSandbox(page, planrrr);
  const own = { origin: planrrr.url };
  const { items } = (await (await page.request.get("/api/connections")).json()) as {
    items: { id: string }[];
  };
  const draft = await page.request.post("/api/posts/create", {
    data: {
      text,
      connectionIds: items.map(({ id }) => id),
      thread: ["And a slow walk after it"],
      firstComment: "The recipe is in the group",
      draft: true,
    },
    headers: own,
  });
  const { id } = (await draft.json()) as { id: string };
  await page.request.post(`/api/posts/${id}/submit`, { data: { comment: "Is it kind?" }, headers: own });
  await page.goto(`/post?id=${id}`);
  return id;
}

/** By the page, as people do. */
async function makeLink(page: Page, reviewer: string): Promise<string> {
  await page.getByRole("button", { name: "Ask somebody without an account" }).click();
  await page.getByLabel("Whom it is for").fill(reviewer);
  await page.getByRole("button", { name: "Make a link" }).click();
  const link = await page.getByLabel(`The link for ${reviewer}`).inputValue();
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  return link;
}

test.describe("a review link", () => {
  test.use({ expected: [/status of 4(?:04|09|10)/] });

  test("says yes once, without an account", async ({ page, planrrr }) => {
    const complaints: string[] = [];
    const words = `<b>Soup</b> until six ${crypto.randomUUID()}`;
    await waitingPost(page, planrrr, words);
    const link = await makeLink(page, "Dave");
    await expect(page.getByRole("heading", { name: "Asked by a link" })).toBeVisible();
    await expectNoBarriers(page);

    const dave = await anotherPage(page, planrrr, complaints);
    await dave.goto(link);
    await expect(dave.getByRole("heading", { level: 1, name: "Dave, what do you think?" })).toBeVisible();
    await expect(dave.getByText(words)).toBeVisible();
    await expect(dave.getByText("Is it kind?")).toBeVisible();
    const parts = dave.getByRole("heading", { level: 2 }).locator("xpath=..");
    await expect(parts).toHaveCount(3);
    await expect(parts.nth(1)).toContainText("Goes on in a further part:And a slow walk after it");
    await expect(parts.nth(2)).toContainText("Goes under it as the first comment:The recipe is in the group");
    await expectNoBarriers(dave);
    await dave.getByRole("button", { name: "Ask for changes" }).click();
    await expect(dave.getByText("Say in a few words what should be different.")).toBeVisible();
    await dave.getByLabel("Your words to them").fill("It is.");
    await dave.getByRole("button", { name: "Yes, let it go out" }).click();
    await expect(dave.getByText("Thank you. It goes out.")).toBeVisible();
    await expectNoBarriers(dave);
    expect(complaints).toEqual([]);

    await expect(page.getByText("Dave said yes")).toBeVisible();
    await expect(page.getByText(/^Decided today/)).toBeVisible();
    await expect(page.getByText("Went out").first()).toBeVisible({ timeout: 20_000 });
    await page.goto(link);
    await expect(page.getByText("This link has done its work.")).toBeVisible();
    await page.goto("/review/nothing");
    await expect(page.getByText("This link leads nowhere.")).toBeVisible();
  });

  test("asks for changes with words, and the post is a draft again", async ({ page, planrrr }) => {
    const complaints: string[] = [];
    const words = `Soup ${crypto.randomUUID()}`;
    await waitingPost(page, planrrr, words);
    const dave = await anotherPage(page, planrrr, complaints);
    await dave.goto(await makeLink(page, "Dave"));
    const hostile = "<img src=x onerror=alert(1)> Say which soup.";
    await dave.getByLabel("Your words to them").fill(hostile);
    await dave.getByRole("button", { name: "Ask for changes" }).click();
    await expect(dave.getByText("Thank you. They change it.")).toBeVisible();
    expect(complaints).toEqual([]);
    await expect(page.getByText("Dave asked for changes")).toBeVisible();
    await expect(page.getByText(hostile)).toBeVisible();
    expect(await publicTexts(planrrr)).not.toContain(words);
  });

  test("that is over, or was taken back, says so kindly; another's decision, too", async ({
    page,
    planrrr,
  }) => {
    const complaints: string[] = [];
    await waitingPost(page, planrrr, `Soup ${crypto.randomUUID()}`);
    const links = { eve: await makeLink(page, "Eve"), fay: await makeLink(page, "Fay") };
    const gus = await makeLink(page, "Gus");
    const other = await anotherPage(page, planrrr, complaints);

    await page.getByRole("button", { name: "Take it back from Eve" }).click();
    await expect(page.getByText("Eve’s link is taken back").first()).toBeVisible();
    await expect(page.getByRole("button", { name: "Take it back from Eve" })).toHaveCount(0);
    await other.goto(links.eve);
    await expect(other.getByText("This link leads nowhere.")).toBeVisible();
    await expect(other.getByText("It was taken back, or a piece of it is missing.")).toBeVisible();

    await other.goto(links.fay);
    await expect(other.getByRole("button", { name: "Yes, let it go out" })).toBeVisible();
    const over = `update review_links set expires_at = now() - interval '1 minute' where reviewer = 'Fay'`;
    expect(await changeDatabase(planrrr, over)).toBe(1);
    await other.getByRole("button", { name: "Yes, let it go out" }).click();
    await expect(other.getByText("The time of this link is over.")).toBeVisible();
    await expectNoBarriers(other);
    await page.reload();
    await page.getByRole("button", { name: "Take it off the list for Fay" }).click();
    await expect(page.getByText("Taken off the list").first()).toBeVisible();

    await page.getByRole("button", { name: "Yes, let it go out" }).click();
    await expect(page.getByText("You said yes")).toBeVisible();
    await other.goto(gus);
    await expect(other.getByText("This post no longer waits for you.")).toBeVisible();
    await expectNoBarriers(other);
    expect(complaints.filter((text) => !/status of 4(?:04|10)/.test(text))).toEqual([]);
  });
});
