import type { Page } from "@playwright/test";
import { connectSandbox, signUp } from "./support/person.ts";
import type { Planrrr } from "./support/start-planrrr.ts";
import { expect, expectNoBarriers, test } from "./support/test.ts";

/** The middle of next month: nothing on it is past, and days before and after are of the same month. */
function middleOfNextMonth(): string {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 14)).toISOString().slice(0, 10);
}

const after = (day: string, days: number) =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

async function connect(page: Page, planrrr: Planrrr): Promise<string> {
  await signUp(page);
  await connectSandbox(page, planrrr);
  const { items } = (await (await page.request.get("/api/connections")).json()) as {
    items: { id: string }[];
  };
  return items[0]?.id ?? "";
}

async function plan(page: Page, { url }: Planrrr, post: object): Promise<{ id: string }> {
  const response = await page.request.post("/api/posts/create", { data: post, headers: { origin: url } });
  if (!response.ok()) throw new Error(await response.text());
  return (await response.json()) as { id: string };
}

const dayOf = (page: Page, day: string) =>
  page.locator("li", { has: page.locator(`h3 time[datetime="${day}"]`) });

test("a post moves by key, by its button and by hand, and each can be taken back", async ({
  page,
  planrrr,
}) => {
  const connectionId = await connect(page, planrrr);
  const day = middleOfNextMonth();
  const { id } = await plan(page, planrrr, {
    text: "Protein without powder",
    connectionIds: [connectionId],
    schedule: { localTime: `${day}T09:00`, timeZone: "Europe/Dublin" },
  });
  const plannedAt = async () =>
    ((await (await page.request.get(`/api/posts/${id}`)).json()) as { schedule: { localTime: string } })
      .schedule.localTime;
  const card = (on: string) => dayOf(page, on).getByRole("link", { name: /Protein without powder/ });

  await page.goto(`/calendar?day=${day}`);
  await expect(card(day)).toContainText("9:00");
  await card(day).focus();
  await page.keyboard.press("Shift+ArrowRight");
  await expect(card(after(day, 1))).toBeFocused();
  await expect(page.getByText(/^Moved to /)).toBeVisible();
  expect(await plannedAt()).toContain(`${after(day, 1)}T09:00`);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(card(day)).toBeVisible();
  await expect(page.getByText("Back where it was")).toBeVisible();
  expect(await plannedAt()).toContain(`${day}T09:00`);

  await page.getByRole("button", { name: "Move Protein without powder" }).focus();
  await page.keyboard.press("Enter");
  await expectNoBarriers(page);
  await page.getByRole("dialog").getByLabel("Another day").fill(after(day, 3));
  await page.getByRole("button", { name: "Move it" }).click();
  await expect(card(after(day, 3))).toBeVisible();

  await card(after(day, 3)).dragTo(dayOf(page, after(day, -2)));
  await expect(card(after(day, -2))).toBeVisible();
  await expect.poll(plannedAt).toContain(`${after(day, -2)}T09:00`);
});

test.describe("with refusals", () => {
  test.use({ expected: [/409|Failed to load resource/] });
  test("a time that does not exist is said, and so is it when somebody else was faster", async ({
    page,
    planrrr,
  }) => {
    const connectionId = await connect(page, planrrr);
    const { id } = await plan(page, planrrr, {
      text: "Early walk",
      connectionIds: [connectionId],
      schedule: { localTime: "2027-03-27T01:30", timeZone: "Europe/Dublin" },
    });
    await page.goto("/calendar?day=2027-03-27");
    const card = page.getByRole("article").getByRole("link", { name: /Early walk/ });
    await expect(page.getByText("Clocks go forward")).toBeVisible();
    await card.focus();
    await page.keyboard.press("Shift+ArrowRight");
    await expect(page.getByText(/1:30 does not exist on that day/)).toBeVisible();
    await expect(card).toContainText("2:30");
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(card).toContainText("1:30");
    await expect(page.getByText("Back where it was")).toBeVisible();

    // The browser does not hear of it: its stream is cut, and the version it knows gets old.
    await page.route("**/rpc/posts/calendar*", (route) => route.abort());
    const response = await page.request.patch(`/api/posts/${id}`, {
      data: { text: "Early walk, with a dog" },
      headers: { origin: planrrr.url },
    });
    expect(response.ok()).toBe(true);
    await card.focus();
    await page.keyboard.press("Shift+ArrowLeft");
    await expect(page.getByText("Somebody else has changed this post.")).toBeVisible();
    await page.unroute("**/rpc/posts/calendar*");
  });
});

test("views, filters, zones; a full day opens; a month without posts says so", async ({ page, planrrr }) => {
  const connectionId = await connect(page, planrrr);
  const day = middleOfNextMonth();
  for (let hour = 8; hour < 14; hour++)
    await plan(page, planrrr, {
      text: `Post of ${hour}`,
      connectionIds: [connectionId],
      schedule: { localTime: `${day}T${String(hour).padStart(2, "0")}:00`, timeZone: "Europe/Dublin" },
    });
  await page.goto(`/calendar?day=${day}`);
  await expect(page.getByText("Six are planned.")).toBeVisible();
  await expectNoBarriers(page);
  await page.getByRole("button", { name: /^\+3 more/ }).click();
  await expect(page.getByRole("article")).toHaveCount(6);
  await expectNoBarriers(page);
  await page.getByRole("radio", { name: "Week" }).check();
  await expect(page.getByRole("article")).toHaveCount(6);
  await page.getByRole("radio", { name: "List" }).check();
  await expect(page.getByRole("article")).toHaveCount(6);

  await page.getByRole("button", { name: "Filter" }).click();
  await page.getByLabel("Times in").selectOption("Asia/Tokyo");
  await page.getByLabel("Posts", { exact: true }).selectOption("DRAFT");
  await expectNoBarriers(page);
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText("Times are Tokyo time.")).toBeVisible();
  await expect(page.getByText("Nothing is planned here yet.")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Times are Tokyo time.")).toBeVisible();
  await page.getByRole("button", { name: "Filter" }).click();
  await page.getByRole("button", { name: "Show everything" }).click();
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("article")).toHaveCount(6);
});
