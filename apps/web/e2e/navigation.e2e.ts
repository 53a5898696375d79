import { connectSandbox, signUp } from "./support/person.ts";
import { expect, test } from "./support/test.ts";

test("the masthead names the pages and has one strong action; a narrow screen has four ways", async ({
  page,
  planrrr,
}) => {
  await signUp(page);
  await connectSandbox(page, planrrr);
  await page.goto("/welcome");
  const masthead = page.getByRole("navigation", { name: "Main", exact: true });
  for (const word of ["Calendar", "Posts", "Plan", "Audience", "Community", "Deals", "Connections"]) {
    await masthead.getByRole("link", { name: word }).click();
    await expect(masthead.locator("[aria-current=page]")).toHaveText(word);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
  const action = page.getByRole("banner").getByRole("link", { name: "New post" });
  await expect(action).toHaveClass(/\bink\b/);
  await page.getByRole("button", { name: /your account and settings/ }).click();
  await expect(page.getByRole("menuitem", { name: "Your team" })).toBeVisible();
  await page.keyboard.press("Escape");
  await action.click();
  await page.waitForURL("**/write");
  await expect(action).toHaveCount(0);

  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/calendar");
  const bottom = page.getByRole("navigation", { name: "Main, bottom of the screen" });
  await expect(bottom.getByRole("link")).toHaveText(["Calendar", "Posts", "Write", "You"]);
  await expect(masthead).toBeHidden();
  await bottom.getByRole("link", { name: "You" }).click();
  await page.waitForURL("**/you");
  for (const [word, address] of [
    ["Community", "/community"],
    ["Deals", "/watching"],
    ["Your audience", "/audience"],
    ["Connections", "/connections"],
    ["Plan", "/plan"],
    ["Your team", "/team"],
    ["Your account", "/account"],
    ["API keys", "/keys"],
    ["Webhooks", "/webhooks"],
  ]) {
    await page.getByRole("navigation", { name: "Yours" }).getByRole("link", { name: word }).click();
    await page.waitForURL(`**${address}`);
    await expect(bottom.locator("[aria-current=page]")).toHaveText("You");
    await bottom.getByRole("link", { name: "You" }).click();
    await page.waitForURL("**/you");
  }
});
