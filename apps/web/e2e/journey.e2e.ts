import { newPerson, publicTexts, signUpByPage } from "./support/person.ts";
import { expect, expectNoBarriers, test } from "./support/test.ts";

test("from signing up to a post on the stand-in", async ({ page, planrrr }) => {
  const person = newPerson();
  await signUpByPage(page, person);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Three steps to your first post, Sarah");
  await expectNoBarriers(page);

  await page.getByLabel("Name of your team").fill("Metabolic Reset");
  await page.getByRole("button", { name: "Use this name" }).click();
  await expect(page.getByRole("button", { name: "Your team: Metabolic Reset" })).toBeVisible();

  await page.getByRole("button", { name: "Use a practice account" }).click();
  await page.getByRole("link", { name: "Write your first post" }).click();

  const words = `Ten minutes out, ten minutes back. ${crypto.randomUUID()}`;
  await page.getByLabel("Your words").fill(words);
  await expect(page.getByText("left", { exact: false }).first()).toBeVisible();
  await expectNoBarriers(page);
  await page.getByRole("button", { name: "Send now" }).click();

  await page.waitForURL("**/post?id=*");
  await expect(page.getByText("Went out").first()).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole("link", { name: /See it on Mastodon/ })).toBeVisible();
  await expect(page.getByText("Mastodon has it")).toBeVisible();
  expect((await publicTexts(planrrr)).filter((text) => text === words)).toHaveLength(1);

  await page.getByRole("link", { name: "Posts", exact: true }).first().click();
  await expect(page.getByRole("link", { name: words })).toBeVisible();
});
