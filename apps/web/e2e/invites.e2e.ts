import type { Page } from "@playwright/test";
import { anotherPage } from "./support/another-page.ts";
import { changeDatabase } from "./support/change-database.ts";
import { newPerson, type Person, signIn } from "./support/person.ts";
import { type MailServer, startMailServer } from "./support/start-mail-server.ts";
import { startPlanrrr } from "./support/start-planrrr.ts";
import { expect, expectNoBarriers, test as base } from "./support/test.ts";

const olive = newPerson("Olive Byrne");

/** A planrrr that sends mail, and was closed to new people once its owner had an account. */
const test = base.extend<object, { mail: MailServer }>({
  mail: [
    async ({ browserName: _browserName }, use) => {
      const mail = await startMailServer();
      await use(mail);
      mail.close();
    },
    { scope: "worker" },
  ],
  planrrr: [
    async ({ mail }, use) => {
      const open = await startPlanrrr();
      const response = await fetch(`${open.url}/api/auth/sign-up/email`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(olive),
      });
      expect(response.status).toBe(200);
      await open.stop({ keepHome: true });
      const closed = await startPlanrrr({ SIGN_UP: "closed", SMTP_URL: mail.url }, open.home);
      await use(closed);
      await closed.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
});
test.use({ expected: [/status of 4(?:04|09|10)/] });

async function makeAccount(page: Page, person: Person): Promise<void> {
  await page.getByRole("link", { name: "Make an account" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Make your account");
  await page.getByLabel("Your name").fill(person.name);
  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Start" }).click();
}

test("by mail, where sign-up is closed: the invited makes an account and is in the team", async ({
  page,
  planrrr,
  mail,
}) => {
  const complaints: string[] = [];
  await signIn(page, olive);
  await page.goto("/team");
  await page.getByRole("radio", { name: "Admin" }).check();
  const mary = newPerson("Mary Walsh");
  await page.getByLabel("Their email, if we should send it").fill(mary.email);
  await page.getByRole("button", { name: "Send the invitation" }).click();
  await expect(page.getByText(`It goes to ${mary.email}, too.`)).toBeVisible();
  await expect.poll(() => mail.sentTo(mary.email)).toBe(true);
  await page.getByRole("button", { name: `Send it again for ${mary.email}` }).click();
  const link = await page.getByLabel(`The new link for ${mary.email}`).inputValue();
  await expectNoBarriers(page);
  const path = new URL(link).pathname;
  await expect.poll(() => mail.linkIn("/join/")).toBe(path);

  const other = await anotherPage(page, planrrr, complaints);
  await other.goto("/sign-up");
  await expect(other.getByText("This planrrr takes no new people at the moment.")).toBeVisible();
  await expect(other.getByRole("button", { name: "Start" })).toHaveCount(0);
  await expectNoBarriers(other);
  await other.goto("/sign-in");
  await expect(other.getByText("New here?")).toBeHidden();

  await other.goto(path);
  await expect(other.getByText("With it you are in the team.")).toBeVisible();
  await makeAccount(other, mary);
  await expect(other.getByRole("button", { name: "Your team: Olive Byrne" })).toBeVisible();
  await other.goto("/team");
  await expect(other.getByText("Two people. You are an admin")).toBeVisible();
  await other.goto(path);
  await expect(other.getByText("This link has done its work.")).toBeVisible();

  await other.context().clearCookies();
  await other.goto("/forgotten");
  await other.getByLabel("Email").fill(mary.email);
  await other.getByRole("button", { name: "Send me a link" }).click();
  await expect(other.getByText("Look into your mail")).toBeVisible();
  await expect.poll(() => mail.linkIn("/reset")).toBeDefined();
  await other.goto(mail.linkIn("/reset") ?? "");
  await other.getByLabel("New password").fill("another walk after lunch");
  await other.getByRole("button", { name: "Use this password" }).click();
  await expect(other.getByText("Your new password is set.")).toBeVisible();
  expect(complaints.filter((text) => !/status of 410/.test(text))).toEqual([]);
});

test("by link: who has an account signs in and joins; new, taken back and old links say what they are", async ({
  page,
  planrrr,
}) => {
  const complaints: string[] = [];
  await signIn(page, olive);
  await page.goto("/team");
  await page.getByLabel("Name of the other team").fill("Choir");
  await page.getByRole("button", { name: "Start another team" }).click();
  await expect(page.getByRole("button", { name: "Your team: Choir" })).toBeVisible();
  await page.goto("/team");
  await page.getByRole("button", { name: "Make a link" }).click();
  const first = await page.getByLabel("Their link").inputValue();
  await page.getByRole("button", { name: "Make a new link for the invitation by link" }).click();
  const second = await page.getByLabel("The new link for the invitation by link").inputValue();

  const other = await anotherPage(page, planrrr, complaints);
  await other.goto(first);
  await expect(other.getByText("This link leads nowhere.")).toBeVisible();
  await expectNoBarriers(other);

  // Who follows an invitation to a team they are in already is told so.
  await other.goto(second);
  await other.getByRole("link", { name: "I have one: sign in" }).click();
  await other.getByLabel("Email").fill(olive.email);
  await other.getByLabel("Password", { exact: true }).fill(olive.password);
  await other.getByRole("button", { name: "Sign in" }).click();
  await other.getByRole("button", { name: "Join the team" }).click();
  await expect(other.getByText("You are in this team already.")).toBeVisible();
  await other.context().clearCookies();

  await other.goto(second);
  await makeAccount(other, newPerson("Nora Quinn"));
  await expect(other.getByRole("button", { name: "Your team: Choir" })).toBeVisible();

  await page.reload();
  await page.getByRole("button", { name: "Make a link" }).click();
  const third = await page.getByLabel("Their link").inputValue();
  await page.getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByText("Its link no longer works.").first()).toBeVisible();
  await other.goto(third);
  await expect(other.getByText("This link leads nowhere.")).toBeVisible();

  await page.reload();
  await page.getByRole("button", { name: "Make a link" }).click();
  const fourth = await page.getByLabel("Their link").inputValue();
  await changeDatabase(planrrr, "update team_invites set expires_at = now() - interval '1 minute'");
  await other.goto(fourth);
  await expect(other.getByText("The time of this link is over.")).toBeVisible();
  await expectNoBarriers(other);
  expect(complaints.filter((text) => !/status of 4(?:04|09|10)/.test(text))).toEqual([]);
});

// The last one: Olive has another password from here on.
test("a forgotten password: from the link in the mail to being signed in, once", async ({ page, mail }) => {
  const password = "a slower walk after lunch";
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Forgotten?" }).click();
  await page.getByLabel("Email").fill(olive.email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page.getByText("Look into your mail, also among the unwanted.")).toBeVisible();
  await expectNoBarriers(page);
  await expect.poll(() => mail.linkIn("/reset")).toBeDefined();
  expect(mail.sentTo(olive.email)).toBe(true);
  const link = mail.linkIn("/reset") ?? "";
  await page.goto(link);
  await page.getByLabel("New password").fill(password);
  await page.getByRole("button", { name: "Use this password" }).click();
  await expect(page.getByText("Your new password is set.")).toBeVisible();
  await page.getByLabel("Email").fill(olive.email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
  await expect(page.getByRole("button", { name: /your account and settings/ })).toBeVisible();
  const token = new URLSearchParams(link.split("?")[1]).get("token");
  const again = await page.request.post("/api/auth/reset-password", {
    data: { newPassword: "somebody else's choice", token },
  });
  expect(again.status()).toBe(400);
});
