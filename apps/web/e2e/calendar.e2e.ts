import { after, connect, dayOf, middleOfNextMonth, plan } from "./support/calendar.ts";
import { askApi, newPerson, signUp } from "./support/person.ts";
import { setFaults } from "./support/set-faults.ts";
import { expect, expectNoBarriers, test } from "./support/test.ts";

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

    // The browser does not learn of it, however quickly it hears: the version it knows gets old.
    const readings = /\/rpc\/posts\/(?:calendar|get)\b/;
    await page.route(readings, (route) => route.abort());
    const response = await page.request.patch(`/api/posts/${id}`, {
      data: { text: "Early walk, with a dog" },
      headers: { origin: planrrr.url },
    });
    expect(response.ok()).toBe(true);
    await card.focus();
    await page.keyboard.press("Shift+ArrowLeft");
    await expect(page.getByText("Somebody else has changed this post.")).toBeVisible();
    await page.unroute(readings);
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
  // By keys alone: behind the last card that is shown is the way to the others.
  await page.getByRole("button", { name: "Move Post of 10" }).focus();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: /^\+3 more/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("article")).toHaveCount(6);
  await expect(page.getByRole("article").getByRole("link", { name: /Post of 8/ })).toBeFocused();
  await expectNoBarriers(page);
  await page.getByRole("radio", { name: "Week" }).check();
  await expect(page.getByRole("article")).toHaveCount(6);
  await page.getByRole("radio", { name: "List" }).check();
  await expect(page.getByRole("article")).toHaveCount(6);

  await page.getByRole("button", { name: "Filter" }).click();
  // The world's zones come when somebody is about to choose one.
  await page.getByLabel("Times in").focus();
  await page.getByLabel("Times in").selectOption("Asia/Tokyo");
  await page.getByRole("dialog").getByLabel("Posts", { exact: true }).selectOption("DRAFT");
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

test("what needs somebody is among the cards of a full day, and the head stays one line", async ({
  page,
  planrrr,
}) => {
  const connectionId = await connect(page, planrrr);
  const connectionIds = [connectionId];
  const statusOf = async (id: string) =>
    (await askApi<{ status: string }>(page, planrrr, "get", `/api/posts/${id}`)).status;
  const made: string[] = [];
  for (let n = 1; n < 5; n++) made.push((await plan(page, planrrr, { text: `Walk ${n}`, connectionIds })).id);
  await expect
    .poll(() => Promise.all(made.map(statusOf)), { timeout: 30_000 })
    .toEqual(made.map(() => "PUBLISHED"));
  await setFaults(planrrr, [{ fault: "status:422", method: "POST", path: "/api/v1/statuses" }]);
  const { id } = await plan(page, planrrr, { text: "Refused walk", connectionIds });
  await expect.poll(() => statusOf(id), { timeout: 30_000 }).toBe("FAILED");
  await setFaults(planrrr, []);
  await page.goto("/calendar");
  await expect(page.getByRole("article")).toHaveCount(3);
  await expect(
    page.getByRole("article").getByRole("link", { name: /Did not go out.*Refused walk/ }),
  ).toBeVisible();
  await expect(page.getByRole("button", { name: /^\+2 more/ })).toBeVisible();
  await expect(page.getByRole("link", { name: "One needs you." })).toBeVisible();
  const [title, controls] = await Promise.all(
    [".cal-head .h1", ".cal-controls"].map((part) => page.locator(part).boundingBox()),
  );
  expect(controls?.x).toBeGreaterThan((title?.x ?? 0) + 100);
});

test.describe("where people count to twelve", () => {
  test.use({ locale: "en-US" });

  test("the calendar's hours do so", async ({ page, planrrr }) => {
    const connectionId = await connect(page, planrrr);
    const day = middleOfNextMonth();
    await plan(page, planrrr, {
      text: "In the afternoon",
      connectionIds: [connectionId],
      schedule: { localTime: `${day}T15:00`, timeZone: "Europe/Dublin" },
    });
    await page.goto(`/calendar?day=${day}`);
    await expect(page.getByRole("article")).toContainText("3:00 pm");
    await page.getByRole("button", { name: "Move In the afternoon" }).click();
    await expect(page.getByRole("dialog")).toContainText("3:00 pm");
  });
});

test("by words and by whom; what is left out is said; a day's plus opens the desk for that day", async ({
  page,
  browser,
  planrrr,
}) => {
  const connectionId = await connect(page, planrrr);
  const day = middleOfNextMonth();
  const schedule = { localTime: `${day}T09:00`, timeZone: "Europe/Dublin" };
  await plan(page, planrrr, { text: "Lentils and one lemon", connectionIds: [connectionId], schedule });
  const invite = await page.request.post("/api/team/invites", {
    data: { role: "admin" },
    headers: { origin: planrrr.url },
  });
  const other = await (await browser.newContext({ baseURL: planrrr.url })).newPage();
  await signUp(other, newPerson("Mary Walsh"));
  await other.goto(((await invite.json()) as { path: string }).path);
  await other.getByRole("button", { name: "Join the team" }).click();
  await other.waitForURL((url) => !url.pathname.startsWith("/join"));
  await plan(other, planrrr, { text: "A walk after lunch", connectionIds: [connectionId], schedule });
  await other.close();

  await page.goto(`/calendar?day=${day}`);
  await expect(page.getByRole("article")).toHaveCount(2);
  await page.getByRole("button", { name: "Filter" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Written by").selectOption({ label: "Mary Walsh" });
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("article")).toHaveText([/A walk after lunch/]);
  await expect(page.getByText("Only: written by Mary Walsh.")).toBeVisible();
  await page.getByRole("button", { name: "Show all" }).click();
  await expect(page.getByRole("article")).toHaveCount(2);
  await page.getByRole("button", { name: "Filter" }).click();
  await dialog.getByLabel("With the words").fill("lemon");
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("article")).toHaveText([/Lentils/]);
  await page.reload();
  await expect(page.getByText("Only: with “lemon”.")).toBeVisible();
  await expect(page.getByRole("article")).toHaveText([/Lentils/]);
  await page.getByRole("button", { name: "Show all" }).click();

  await dayOf(page, after(day, 2))
    .getByRole("link", { name: /Add a post on/ })
    .click();
  await page.waitForURL(`**/write?day=${after(day, 2)}`);
  await expect(page.getByLabel("Day")).toHaveValue(after(day, 2));
});

test("another calendar reads by a link, without a session, until the link is taken back", async ({
  page,
  planrrr,
}) => {
  const connectionId = await connect(page, planrrr);
  const schedule = { localTime: `${middleOfNextMonth()}T09:00`, timeZone: "Europe/Dublin" };
  await plan(page, planrrr, { text: "Seen from a phone", connectionIds: [connectionId], schedule });
  await page.goto("/calendar");
  await page.getByRole("button", { name: "Show these posts in another calendar" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("What it is for").fill("My phone");
  await dialog.getByRole("button", { name: "Make a link" }).click();
  const link = await dialog.getByLabel("The link for My phone").inputValue();
  await expect(dialog.getByRole("link", { name: "Open it in this device’s calendar" })).toHaveAttribute(
    "href",
    link.replace(/^http/, "webcal"),
  );
  await expectNoBarriers(page);
  const read = await fetch(link);
  expect(read.headers.get("content-type")).toContain("text/calendar");
  expect(await read.text()).toContain("Seen from a phone");
  await dialog.getByRole("button", { name: /^Take it back.*My phone/ }).click();
  await dialog.getByRole("button", { name: "Yes, nobody reads by it" }).click();
  await expect(dialog.getByText("Links in use")).toHaveCount(0);
  expect((await fetch(link)).status).toBe(404);
});
