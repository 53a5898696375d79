import { newPerson, signUpByPage } from "./support/person.ts";
import { expect, expectNoBarriers, test } from "./support/test.ts";

test.describe("signing in", () => {
  test.use({ expected: [/status of 401/] });

  test("a wrong password is said, nothing typed is lost, and the way leads back to where one was", async ({
    page,
  }) => {
    const person = await signUpByPage(page);
    await page.getByRole("button", { name: /your account and settings/ }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await page.waitForURL("**/sign-in");

    await page.goto("/account");
    await page.waitForURL("**/sign-in?next=*");
    await page.getByLabel("Email").fill(person.email);
    await page.getByLabel("Password", { exact: true }).fill("not my password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("alert")).toContainText("do not fit together");
    await expect(page.getByLabel("Email")).toHaveValue(person.email);
    await expectNoBarriers(page);

    await page.getByLabel("Password", { exact: true }).fill(person.password);
    await page.getByRole("button", { name: "Show the password" }).click();
    await expect(page.getByLabel("Password", { exact: true })).toHaveAttribute("type", "text");
    await page.keyboard.press("Tab");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL("**/account");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your account");
  });
});

test("a forgotten password: the link stands in the log, and the page says so", async ({ page, planrrr }) => {
  const person = await signUpByPage(page);
  await page.goto("/forgotten");
  await page.context().clearCookies();
  await page.getByLabel("Email").fill(person.email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page.getByText("This planrrr sends no mail.")).toBeVisible();
  await expectNoBarriers(page);

  await expect.poll(() => planrrr.log()).toContain("/reset?token=");
  const token = /\/reset\?token=([\w-]+)/.exec(planrrr.log())?.[1] ?? "";
  await page.goto(`/reset?token=${token}`);
  await page.getByLabel("New password").fill("another walk after lunch");
  await page.getByRole("button", { name: "Use this password" }).click();
  await expect(page.getByText("Your new password is set.")).toBeVisible();
  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill("another walk after lunch");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/welcome");
});

test("two devices: one signs the other out, and an account can go for good", async ({
  page,
  browser,
  planrrr,
}) => {
  const person = await signUpByPage(page);
  const other = await browser.newContext({ baseURL: planrrr.url });
  const there = await other.newPage();
  await there.goto("/sign-in");
  await there.getByLabel("Email").fill(person.email);
  await there.getByLabel("Password", { exact: true }).fill(person.password);
  await there.getByRole("button", { name: "Sign in" }).click();
  await there.waitForURL("**/welcome");

  await page.goto("/account");
  await page.getByRole("button", { name: "Sign out there" }).click();
  await expect(page.getByText("Signed out there").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Sign out there" })).toHaveCount(0);
  await there.goto("/posts");
  await there.waitForURL("**/sign-in?next=*");
  await other.close();

  await page.getByRole("button", { name: "Delete your account" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(/Your password/).fill(person.password);
  await expectNoBarriers(page);
  await dialog.getByRole("button", { name: "Delete everything" }).click();
  await page.waitForURL("**/sign-up");
});

test.describe("a session that ends", () => {
  test.use({ expected: [/status of 401/] });

  test("is said while somebody writes, and the page stays", async ({ page }) => {
    await signUpByPage(page);
    await page.goto("/write");
    await page.getByLabel("Your words").fill("Half");
    await page.context().clearCookies();
    await page.getByLabel("Your words").fill("Half a thought");
    await expect(page.getByRole("dialog", { name: "You have been signed out" })).toBeVisible();
    await expectNoBarriers(page);
    await page.getByRole("button", { name: "Stay on this page" }).click();
    await expect(page.getByLabel("Your words")).toHaveValue("Half a thought");
  });
});

test("a session that ends in mid-edit takes nothing along", async ({ page }) => {
  await signUpByPage(page, newPerson());
  await page.goto("/write");
  await page.getByLabel("Your words").fill("Half a thought");
  await expect(page.getByText("Kept in this browser")).toBeVisible();
  await page.context().clearCookies();
  await page.reload();
  await page.waitForURL("**/sign-in?next=*");
  expect(await page.evaluate(() => JSON.stringify(Object.entries(localStorage)))).toContain("Half a thought");
});
