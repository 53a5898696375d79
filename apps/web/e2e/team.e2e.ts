import type { Page } from "@playwright/test";
import { anotherPage } from "./support/another-page.ts";
import { askApi, connectSandbox, newPerson, publicTexts, signUp } from "./support/person.ts";
import type { Planrrr } from "./support/start-planrrr.ts";
import { expect, expectNoBarriers, test } from "./support/test.ts";

/** Somebody who has joined the page's team by an invitation, on a page of their own. */
async function joined(page: Page, planrrr: Planrrr, complaints: string[], name: string): Promise<Page> {
  const headers = { origin: planrrr.url };
  const invite = await page.request.post("/api/team/invites", { data: {}, headers });
  const { path } = (await invite.json()) as { path: string };
  const other = await anotherPage(page, planrrr, complaints);
  await signUp(other, newPerson(name));
  await other.goto(path);
  await other.getByRole("button", { name: "Join the team" }).click();
  await other.waitForURL((now) => !now.pathname.startsWith("/join"));
  return other;
}

async function askForApproval(page: Page): Promise<void> {
  await page.getByRole("checkbox", { name: /goes out only once an owner or admin/ }).click();
  await page.getByRole("button", { name: "Ask, and hold what is planned" }).click();
  await expect(page.getByText("From now on members ask first")).toBeVisible();
}

test("two people: invited by a link, joined, handed in, approved, out", async ({ page, planrrr }) => {
  const complaints: string[] = [];
  await signUp(page, newPerson("Olive Byrne"));
  await connectSandbox(page, planrrr);
  await page.goto("/team");
  await expect(page.getByText("Only you so far.")).toBeVisible();
  await askForApproval(page);
  await page.getByRole("button", { name: "Make a link" }).click();
  const link = await page.getByLabel("Their link").inputValue();
  await expect(page.getByText("By link, as member.")).toBeVisible();
  await expectNoBarriers(page);

  const other = await anotherPage(page, planrrr, complaints);
  await other.goto(link);
  await expect(other.getByText("Olive Byrne invites you")).toBeVisible();
  await expectNoBarriers(other);
  await other.getByRole("link", { name: "Make an account" }).click();
  const mary = newPerson("Mary Walsh");
  await other.getByLabel("Your name").fill(mary.name);
  await other.getByLabel("Email").fill(mary.email);
  await other.getByLabel("Password", { exact: true }).fill(mary.password);
  await other.getByRole("button", { name: "Start" }).click();
  await other.getByRole("button", { name: "Join the team" }).click();
  await other.waitForURL((url) => !url.pathname.startsWith("/join"));
  await expect(other.getByRole("button", { name: "Your team: Olive Byrne" })).toBeVisible();

  await other.goto("/write");
  const words = `Ten minutes after lunch. ${crypto.randomUUID()}`;
  await other.getByLabel("Your words").fill(words);
  await other.getByRole("button", { name: "Send for approval" }).click();
  await other.waitForURL("**/post?id=*");
  await expect(other.getByRole("heading", { name: "Waiting for a yes" })).toBeVisible();
  await expectNoBarriers(other);
  expect(await publicTexts(planrrr)).not.toContain(words);

  await page.goto(other.url());
  await expect(page.getByText("Mary Walsh asked for approval")).toBeVisible();
  await page.getByRole("button", { name: "Ask for changes" }).click();
  await expect(page.getByText("Say in a few words what should be different.")).toBeVisible();
  await page.getByLabel("Your words to whoever wrote it").fill("Say which lunch.");
  await page.getByRole("button", { name: "Ask for changes" }).click();
  await expect(page.getByText("You asked for changes")).toBeVisible();

  await other.reload();
  await expect(other.getByText("Say which lunch.")).toBeVisible();
  await other.getByLabel("Words to whoever looks at it").fill("Any lunch.");
  await other.getByRole("button", { name: "Ask for approval" }).click();
  await expect(other.getByRole("heading", { name: "Waiting for a yes" })).toBeVisible();

  await page.reload();
  await page.getByRole("button", { name: "Yes, let it go out" }).click();
  await expect(page.getByText("You said yes")).toBeVisible();
  await expect(page.getByText("Went out").first()).toBeVisible({ timeout: 20_000 });
  expect((await publicTexts(planrrr)).filter((text) => text === words)).toHaveLength(1);

  await page.goto("/team");
  await expect(page.getByText("Two people.")).toBeVisible();
  await expect(page.getByText("Mary Walsh joined as member")).toBeVisible();
  await page.getByRole("button", { name: "Change role of Mary Walsh" }).click();
  await page.getByLabel("Role").selectOption("admin");
  await page.getByRole("button", { name: "Save the role" }).click();
  await expect(page.getByText("Mary Walsh is now admin")).toBeVisible();

  await other.goto("/team");
  await other.getByRole("button", { name: "Leave the team" }).click();
  await other.getByRole("dialog").getByRole("button", { name: "Leave the team" }).click();
  await expect(other.getByRole("button", { name: "Your team: Mary Walsh" })).toBeVisible();
  await other.goto(link);
  await expect(other.getByText("This link has done its work.")).toBeVisible();
  await expectNoBarriers(other);
  // The used link is refused by the server, which the browser notes in its console.
  expect(complaints.filter((text) => !/status of 4(?:09|10)/.test(text))).toEqual([]);
});

test("the masthead's switch opens the other team", async ({ page, planrrr }) => {
  const complaints: string[] = [];
  await signUp(page, newPerson("Olive Byrne"));
  await page.goto("/calendar");
  const response = await page.request.post("/api/team/invites", {
    data: { role: "member" },
    headers: { origin: planrrr.url },
  });
  const { path } = (await response.json()) as { path: string };
  const other = await anotherPage(page, planrrr, complaints);
  await signUp(other, newPerson("Mary Walsh"));
  await other.goto(path);
  await other.getByRole("button", { name: "Join the team" }).click();
  await other.getByRole("button", { name: "Your team: Olive Byrne" }).click();
  await other.getByRole("menuitemradio", { name: "Mary Walsh" }).click();
  await expect(other.getByRole("button", { name: "Your team: Mary Walsh" })).toBeVisible();
  await other.goto("/team");
  await expect(other.getByText("Only you so far.")).toBeVisible();
  await other.getByRole("button", { name: "Your team: Mary Walsh" }).click();
  await other.getByRole("menuitemradio", { name: "Olive Byrne" }).click();
  await expect(other.getByRole("button", { name: "Your team: Olive Byrne" })).toBeVisible();
  expect(complaints).toEqual([]);
});

test.describe("a team changes under its people", () => {
  test.use({ expected: [/status of 40[49]/] });

  test("renamed, handed over, and its last owner stays; who did what can be read by person", async ({
    page,
    planrrr,
  }) => {
    const complaints: string[] = [];
    await signUp(page, newPerson("Olive Byrne"));
    const other = await joined(page, planrrr, complaints, "Mary Walsh");
    await page.goto("/team");
    await page.getByLabel("Name of your team").fill("Running <b>club</b>");
    await page.getByRole("button", { name: "Save the name" }).click();
    await expect(page.getByRole("button", { name: "Your team: Running <b>club</b>" })).toBeVisible();
    await expect(page.getByText("named the team “Running <b>club</b>”")).toBeVisible();

    await page.getByRole("button", { name: "Leave the team" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Leave the team" }).click();
    await expect(page.getByText("Make somebody else the owner first.").first()).toBeVisible();

    await page.getByLabel("Whose steps").selectOption({ label: "Mary Walsh" });
    await expect(page.getByText("joined as member")).toBeVisible();
    await expect(page.getByText("named the team")).toHaveCount(0);
    await page.getByLabel("Whose steps").selectOption({ label: "Everybody’s" });
    await expect(page.getByText("named the team")).toBeVisible();

    await page.getByRole("button", { name: "Hand it over" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Hand it over" }).click();
    await expect(page.getByText("You are an admin: you invite people")).toBeVisible();
    await other.goto("/team");
    await expect(other.getByText("You are an owner and look after everything.")).toBeVisible();
    await expect(other.getByText("made Mary Walsh an owner, who was a member")).toBeVisible();
    await expectNoBarriers(other);

    await page.getByRole("button", { name: "Leave the team" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Leave the team" }).click();
    await page.waitForURL((url) => url.pathname !== "/team");
    await expect(page.getByRole("button", { name: /^Your team: Olive Byrne's team/ })).toBeVisible();
    await other.reload();
    await expect(other.getByText("Only you so far.")).toBeVisible();
    expect(complaints).toEqual([]);
  });

  test("who is removed is out at once, and the page that is open says so", async ({ page, planrrr }) => {
    const complaints: string[] = [];
    await signUp(page, newPerson("Olive Byrne"));
    const other = await joined(page, planrrr, complaints, "Mary Walsh");
    await other.goto("/posts");
    await expect(other.getByRole("heading", { level: 1 })).toBeVisible();

    await page.goto("/team");
    await page.getByRole("button", { name: "Remove Mary Walsh" }).click();
    await page.getByRole("button", { name: "Remove from the team" }).click();
    await expect(page.getByText("Mary Walsh is no longer in the team").first()).toBeVisible();
    await expect(other.getByText("You are no longer in this team.")).toBeVisible();
    await expectNoBarriers(other);
    await other.getByRole("link", { name: "Open your own team" }).click();
    await expect(other.getByRole("button", { name: "Your team: Mary Walsh" })).toBeVisible();
    expect(complaints.filter((text) => !/status of 404/.test(text))).toEqual([]);
  });

  test("two teams in two tabs: each keeps to its own", async ({ page }) => {
    await signUp(page, newPerson("Olive Byrne"));
    await page.goto("/team");
    const second = await page.context().newPage();
    await second.goto("/team");
    await second.getByLabel("Name of the other team").fill("Choir");
    await second.getByRole("button", { name: "Start another team" }).click();
    await expect(second.getByRole("button", { name: "Your team: Choir" })).toBeVisible();

    await page.getByLabel("Name of your team").fill("Running club");
    await page.getByRole("button", { name: "Save the name" }).click();
    await expect(page.getByRole("button", { name: "Your team: Running club" })).toBeVisible();
    await second.goto("/team");
    await expect(second.getByRole("heading", { level: 1 })).toHaveText("Choir");
    await page.bringToFront();
    await page.getByRole("link", { name: "Posts", exact: true }).first().click();
    await expect(page.getByRole("button", { name: "Your team: Running club" })).toBeVisible();
  });
});

test("a double click on a form's button sends it once, also where the answer is there before the second half", async ({
  page,
  planrrr,
}) => {
  await signUp(page);
  await page.goto("/team");
  await page.getByRole("button", { name: "Make a link" }).click({ clickCount: 2, delay: 200 });
  await expect(page.getByLabel(/link/).first()).toBeVisible();
  await page.reload();
  await expect(page.getByRole("button", { name: "Make a link" })).toBeVisible();
  const { items } = await askApi<{ items: object[] }>(page, planrrr, "get", "/api/team/invites");
  expect(items).toHaveLength(1);
});
