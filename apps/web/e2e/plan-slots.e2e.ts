import { connectSandbox, signUp } from "./support/person.ts";
import { expect, expectNoBarriers, test } from "./support/test.ts";

interface Slots {
  items: { weekday: number; localTime: string; timeZone: string }[];
}

test("times are added for several days at once, taken away and brought back", async ({ page, planrrr }) => {
  await signUp(page);
  await connectSandbox(page, planrrr);
  await page.goto("/plan/slots");
  await expect(page.getByText("There are no times yet.")).toBeVisible();
  await page.getByRole("button", { name: "Add these times" }).click();
  await expect(page.getByText("Choose at least one day.")).toBeVisible();
  await expectNoBarriers(page);
  await page.getByRole("checkbox", { name: "Tuesday" }).check();
  await page.getByRole("checkbox", { name: "Friday" }).check();
  await page.getByRole("button", { name: "Another time" }).click();
  await page.getByLabel("Time 2").fill("17:30");
  await page.getByRole("button", { name: "Add these times" }).dblclick();
  const removes = page.getByRole("button", { name: /^Remove / });
  await expect(removes).toHaveCount(4);
  await expect(removes.first()).toHaveAccessibleName("Remove Tuesday, 9:00 in Dublin");

  const free = page.getByRole("region", { name: "The next three that are free" });
  await expect(free.getByRole("listitem")).toHaveCount(3);
  await expect(free.getByRole("listitem").first()).toContainText(/(?:9:00|17:30) in Dublin/);

  await removes.first().click();
  await expect(removes).toHaveCount(3);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(removes).toHaveCount(4);
  const { items } = (await (await page.request.get("/api/slots")).json()) as Slots;
  expect(items.map(({ weekday, localTime }) => `${weekday} ${localTime}`)).toEqual([
    "2 09:00",
    "2 17:30",
    "5 09:00",
    "5 17:30",
  ]);

  await page.getByRole("checkbox", { name: "Monday" }).check();
  await page.getByLabel("Whose time").selectOption("Asia/Tokyo");
  await page.getByLabel("For", { exact: true }).selectOption({ index: 1 });
  await page.getByRole("button", { name: "Take the last one away" }).click();
  await page.getByRole("button", { name: "Add these times" }).click();
  await expect(page.getByRole("button", { name: "Remove Monday, 9:00 in Tokyo" })).toBeVisible();
  await expect(page.getByText("Each time is by the clocks of its own city.")).toBeVisible();
});

test("a taken time is not free, and a team does not see another's times", async ({
  page,
  planrrr,
  browser,
}) => {
  await signUp(page);
  await connectSandbox(page, planrrr);
  const headers = { origin: planrrr.url };
  await page.request.post("/api/slots", {
    data: { weekdays: [3], localTimes: ["09:00"], timeZone: "Europe/Dublin" },
    headers,
  });
  const { items } = (await (await page.request.get("/api/slots/next?count=1")).json()) as {
    items: { scheduledAt: string }[];
  };
  await page.goto("/plan/slots");
  const free = page.getByRole("region", { name: "The next three that are free" }).getByRole("listitem");
  const first = (await free.first().textContent()) ?? "";
  await page.request.post("/api/posts/create", {
    data: { text: "Taken", connectionIds: [], draft: true, scheduledAt: items[0]?.scheduledAt },
    headers,
  });
  await page.reload();
  await expect(free).toHaveCount(3);
  await expect(free.filter({ hasText: first })).toHaveCount(0);

  const stranger = await browser.newContext({ baseURL: planrrr.url });
  const other = await stranger.newPage();
  await signUp(other);
  await other.goto("/plan/slots");
  await expect(other.getByText("There are no times yet.")).toBeVisible();
  await stranger.close();
});
