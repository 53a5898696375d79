import { anotherPage } from "./support/another-page.ts";
import { connectSandbox, newPerson, signUp } from "./support/person.ts";
import { expect, expectNoBarriers, test } from "./support/test.ts";

test("a member's repeating and imported posts wait for a yes, and the pages say so", async ({
  page,
  planrrr,
}) => {
  test.slow();
  const headers = { origin: planrrr.url };
  const complaints: string[] = [];
  await signUp(page);
  await connectSandbox(page, planrrr);
  await page.request.patch("/api/team/settings", { data: { asksForApproval: true }, headers });
  const invite = await page.request.post("/api/team/invites", { data: {}, headers });
  const { path } = (await invite.json()) as { path: string };
  const other = await anotherPage(page, planrrr, complaints);
  await signUp(other, newPerson("Mary Walsh"));
  await other.goto(path);
  await other.getByRole("button", { name: "Join the team" }).click();
  await other.waitForURL((url) => !url.pathname.startsWith("/join"));

  await other.goto("/plan/repeats?new=1");
  await expect(other.getByText("Each of its posts waits for a yes.")).toBeVisible();
  await other.getByLabel("Words").fill("Who walks along?");
  await other.getByRole("button", { name: "Repeat it" }).click();
  await other.getByText("Its words and planned posts").click();
  await expect(other.getByText("Waits for a yes").first()).toBeVisible();
  await expectNoBarriers(other);

  await other.goto("/plan/import");
  await expect(other.getByText("What you import waits for a yes.")).toBeVisible();
  const { items } = (await (await page.request.get("/api/connections")).json()) as {
    items: { handle: string }[];
  };
  await other.getByLabel(/Choose a CSV or JSON file/).setInputFiles({
    name: "posts.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`text,connections,localTime\nLater,${items[0]?.handle},2030-12-24 09:00`),
  });
  await other.getByRole("button", { name: "Plan 1 post" }).click();
  await expect(other.getByRole("link", { name: /Waits for a yes/ })).toBeVisible();
  await expectNoBarriers(other);

  // Whoever looks after the team needs nobody's yes.
  await page.goto("/plan/import");
  await expect(page.getByRole("heading", { name: "Choose a file" })).toBeVisible();
  await expect(page.getByText("What you import waits for a yes.")).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test.describe("a link to what is not there", () => {
  test.use({ expected: [/404|Failed to load resource/] });
  test("is said, for a saved text of another team and a rule that has ended", async ({
    page,
    planrrr,
    browser,
  }) => {
    const context = await browser.newContext({ baseURL: planrrr.url });
    const stranger = await context.newPage();
    await signUp(stranger);
    const made = await stranger.request.post("/api/templates", {
      data: { name: "Ours", text: "Not for others" },
      headers: { origin: planrrr.url },
    });
    const { id } = (await made.json()) as { id: string };
    await context.close();
    await signUp(page);
    await page.goto(`/write?template=${id}`);
    await expect(page.getByRole("alert").filter({ hasText: "This saved text is gone." })).toBeVisible();
    await page.goto(`/plan/repeats?change=${id}`);
    await expect(
      page.getByRole("alert").filter({ hasText: "There is no such repeating post." }),
    ).toBeVisible();
  });
});
