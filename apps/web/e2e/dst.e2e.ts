import type { Page } from "@playwright/test";
import { askApi, connectSandbox, signUp } from "./support/person.ts";
import type { Planrrr } from "./support/start-planrrr.ts";
import { expect, expectNoBarriers, test } from "./support/test.ts";

interface ClockDay {
  date: string;
  time: string;
  notice: RegExp;
  at: string;
}

/** Both days of 2031 on which the clocks are set, in the rules that are law today. */
const zones: { timeZone: string; spring: ClockDay; autumn: ClockDay }[] = [
  {
    timeZone: "Europe/Dublin",
    spring: {
      date: "2031-03-30",
      time: "01:30",
      notice: /Dublin go forward.*1:30 does not exist.*at 2:30/,
      at: "2031-03-30T01:30:00.000Z",
    },
    autumn: {
      date: "2031-10-26",
      time: "01:30",
      notice: /Dublin go back.*1:30 comes twice.*the first time/,
      at: "2031-10-26T00:30:00.000Z",
    },
  },
  {
    timeZone: "America/New_York",
    spring: {
      date: "2031-03-09",
      time: "02:30",
      notice: /New York go forward.*2:30 does not exist.*at 3:30/,
      at: "2031-03-09T07:30:00.000Z",
    },
    autumn: {
      date: "2031-11-02",
      time: "01:30",
      notice: /New York go back.*1:30 comes twice.*the first time/,
      at: "2031-11-02T05:30:00.000Z",
    },
  },
  {
    timeZone: "Australia/Lord_Howe",
    spring: {
      date: "2031-10-05",
      time: "02:15",
      notice: /Lord Howe go forward.*2:15 does not exist.*at 2:45/,
      at: "2031-10-04T15:45:00.000Z",
    },
    autumn: {
      date: "2031-04-06",
      time: "01:45",
      notice: /Lord Howe go back.*1:45 comes twice.*the first time/,
      at: "2031-04-05T14:45:00.000Z",
    },
  },
];

const whenBox = (page: Page) => page.getByRole("region", { name: "When" });

async function startWriting(page: Page, planrrr: Planrrr): Promise<void> {
  await signUp(page);
  await connectSandbox(page, planrrr);
  await page.goto("/write");
  await page.getByLabel("Your words").fill("At its time");
  await page.getByRole("radio", { name: "Pick a time" }).check();
}

async function pick(page: Page, { date, time }: Pick<ClockDay, "date" | "time">): Promise<void> {
  await page.getByLabel("Day").fill(date);
  await page.getByLabel("Time", { exact: true }).fill(time);
}

/** The post as it was planned by the page's button. */
async function plan(page: Page, planrrr: Planrrr): Promise<{ id: string; scheduledAt: string }> {
  await page.getByRole("button", { name: "Schedule post" }).click();
  await page.waitForURL("**/post?id=*");
  return askApi(page, planrrr, "get", `/api/posts/${new URL(page.url()).searchParams.get("id")}`);
}

for (const { timeZone, spring, autumn } of zones) {
  test.describe(timeZone, () => {
    test.use({ timezoneId: timeZone });

    test("both days on which the clocks are set are told before saving, and kept to", async ({
      page,
      planrrr,
    }) => {
      await startWriting(page, planrrr);
      await pick(page, spring);
      await expect(whenBox(page).getByText(spring.notice)).toBeVisible();
      await expectNoBarriers(page);
      const planned = await plan(page, planrrr);
      expect(planned.scheduledAt).toBe(spring.at);

      await page.goto(`/write?post=${planned.id}`);
      await expect(page.getByLabel("Time", { exact: true })).toHaveValue(spring.time);
      await pick(page, autumn);
      await expect(whenBox(page).getByText(autumn.notice)).toBeVisible();
      await page.getByRole("button", { name: "Save the change" }).click();
      await page.waitForURL("**/post?id=*");
      const moved = await askApi<{ scheduledAt: string }>(page, planrrr, "get", `/api/posts/${planned.id}`);
      expect(moved.scheduledAt).toBe(autumn.at);
    });
  });
}

test("a zone is found by a city, one without summer time says nothing of clocks, and home is told", async ({
  page,
  planrrr,
}) => {
  await startWriting(page, planrrr);
  await pick(page, { date: "2031-03-30", time: "01:30" });
  await expect(whenBox(page).getByText(/go forward/)).toBeVisible();
  const zone = page.getByRole("combobox", { name: "Whose time" });
  await expect(zone).toHaveValue("Dublin, yours");
  await zone.fill("osaka");
  await expect(page.getByRole("option", { name: /Tokyo/ })).toBeVisible();
  await expectNoBarriers(page);
  await zone.press("Enter");
  await expect(zone).toHaveValue("Tokyo");
  await expect(
    whenBox(page).getByText("For you that is Saturday 29 March 2031, 16:30 in Dublin."),
  ).toBeVisible();
  await expect(whenBox(page).getByText(/go forward/)).toHaveCount(0);
  await zone.fill("nowhere");
  await expect(page.getByText("No such city. Try a larger one nearby.")).toBeVisible();
  await zone.press("Escape");
  await expect(zone).toHaveValue("Tokyo");
  expect((await plan(page, planrrr)).scheduledAt).toBe("2031-03-29T16:30:00.000Z");
});

test("a time that has passed is said at once, and the focus goes there", async ({ page, planrrr }) => {
  await startWriting(page, planrrr);
  await page.route("**/rpc/posts/validate", (route) => new Promise(() => void route));
  await pick(page, { date: "2020-01-01", time: "09:00" });
  await expect(page.getByText("That time has passed. Choose a later one, or Now.")).toBeVisible();
  await page.getByRole("button", { name: "Schedule post" }).click();
  await expect(page.getByLabel("Day")).toBeFocused();
  await page.unrouteAll({ behavior: "ignoreErrors" });
});

test("free times: none says how to set them, then three stand there and one tap takes one", async ({
  page,
  planrrr,
}) => {
  await startWriting(page, planrrr);
  await page.getByRole("radio", { name: "Now", exact: true }).check();
  await expect(page.getByRole("link", { name: "Set them once" })).toHaveAttribute("href", "/plan/slots");
  await askApi(page, planrrr, "post", "/api/slots", {
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    localTimes: ["07:45"],
    timeZone: "Europe/Dublin",
  });
  await page.reload();
  const times = page.getByRole("list", { name: "Next free times" }).getByRole("button");
  await expect(times).toHaveCount(3);
  await expect(times.first()).toHaveText(/^(?:Today|Tomorrow), 7:45$/);
  await times.nth(2).click();
  await expect(page.getByLabel("Time", { exact: true })).toHaveValue("07:45");
  const { items } = await askApi<{ items: { scheduledAt: string }[] }>(
    page,
    planrrr,
    "get",
    "/api/slots/next?count=3",
  );
  expect((await plan(page, planrrr)).scheduledAt).toBe(items[2]?.scheduledAt);
});

test.describe("twelve hours", () => {
  test.use({ locale: "en-US", timezoneId: "America/New_York" });

  test("who counts to twelve reads it so", async ({ page, planrrr }) => {
    await startWriting(page, planrrr);
    await pick(page, { date: "2031-06-02", time: "21:05" });
    await expect(
      page.locator(".actionbar").getByText("Monday 2 June 2031, 9:05 pm in New York"),
    ).toBeVisible();
  });
});
