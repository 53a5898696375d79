import { connectSandbox, signUp } from "./support/person.ts";
import { expect, expectNoBarriers, test } from "./support/test.ts";

const nasty = `<img src=x onerror="document.title='hacked'">`;

test("a post repeats by words, is paused, changed, and ended", async ({ page, planrrr }) => {
  test.slow();
  await signUp(page);
  await connectSandbox(page, planrrr);
  await page.goto("/plan/repeats");
  await expect(page.getByRole("heading", { name: "Say how often" })).toBeVisible();
  await page.getByRole("link", { name: "Repeat a post" }).click();
  await page.getByRole("button", { name: "Repeat it" }).click();
  await expect(page.getByText("There are no words yet.")).toBeVisible();
  await expectNoBarriers(page);
  await page.getByLabel("Words").fill(`What did you cook? ${nasty}`);
  await page.getByLabel("Name").fill(`Question ${nasty}`);
  for (const day of await page.getByRole("checkbox", { name: /day$/, checked: true }).all())
    await day.uncheck();
  await page.getByRole("checkbox", { name: "Tuesday" }).check();
  await page.getByRole("checkbox", { name: "Friday" }).check();
  const preview = page.getByRole("region", { name: "The next ten" });
  await expect(preview.getByText("Every week on Tuesday and Friday", { exact: true })).toBeVisible();
  await expect(preview.getByRole("listitem")).toHaveCount(10);
  for (const day of await preview.getByRole("listitem").all())
    await expect(day).toContainText(/(?:Tuesday|Friday|Today|Tomorrow).*9:00 in Dublin/);
  await page.getByRole("button", { name: "Repeat it" }).dblclick();

  await page.waitForURL("**/plan/repeats");
  const row = page.getByRole("listitem").filter({ hasText: "Question <img" });
  await expect(row).toHaveCount(1);
  await expect(row.getByText("Every week on Tuesday and Friday, 9:00 in Dublin")).toBeVisible();
  await row.getByText("Its words and planned posts").click();
  const planned = row.getByRole("link", { name: /9:00 in Dublin$/ });
  await expect(planned.first()).toBeVisible();
  const before = await planned.count();
  expect(before).toBeGreaterThanOrEqual(9);
  await expectNoBarriers(page);

  await row.getByRole("button", { name: /^Pause/ }).click();
  await expect(row.getByText("Paused: nothing goes out")).toBeVisible();
  await expect(row.getByText("Nothing of it is planned now.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(planned).toHaveCount(before);

  await row.getByRole("link", { name: /^Change/ }).click();
  await expect(page.getByText("What is planned already follows your change.")).toBeVisible();
  await expect(page.getByRole("checkbox", { name: "Friday" })).toBeChecked();
  await page.getByLabel("Days, weeks or months").selectOption("month-weekday");
  await page.getByLabel("On the").selectOption("1");
  await page.getByLabel("Day", { exact: true }).selectOption("1");
  await page.getByLabel("Ends").selectOption("count");
  await page.getByLabel("How many times").fill("12");
  await expect(preview.getByText("Every month on the first Monday, 12 times")).toBeVisible();
  await page.getByRole("button", { name: "Save the change" }).click();
  await expect(row.getByText("Every month on the first Monday, 12 times, 9:00 in Dublin")).toBeVisible();

  await row.getByRole("button", { name: /^End/ }).click();
  await expect(page.getByRole("dialog")).toContainText("Its planned posts go with it");
  await page.getByRole("dialog").getByRole("button", { name: "End it" }).click();
  await expect(row).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Say how often" })).toBeVisible();
  const { items } = (await (await page.request.get("/api/posts")).json()) as { items: unknown[] };
  expect(items).toEqual([]);
  await expect(page).toHaveTitle(/Repeating posts/);
});

test.describe("with refusals", () => {
  test.use({ expected: [/400|422|Failed to load resource/] });
  test("a rule of one's own, the clocks, and what is no rule", async ({ page, planrrr }) => {
    await signUp(page);
    await connectSandbox(page, planrrr);
    await page.goto("/plan/repeats?new=1");
    const preview = page.getByRole("region", { name: "The next ten" });
    await page.getByText("Advanced", { exact: true }).click();
    const rule = page.getByLabel("Rule (RRULE)");
    await rule.fill("FREQ=NEVER");
    await expect(preview.getByText(/FREQ is daily at the most/)).toBeVisible();
    await rule.fill("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30");
    await expect(preview.getByText("By this rule nothing goes out any more.")).toBeVisible();
    await rule.fill("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24");
    await rule.blur();
    await expect(preview.getByRole("listitem")).toHaveCount(10);
    await expect(page.getByText("It follows the rule you wrote below.")).toBeVisible();
    await expectNoBarriers(page);

    // What the form can say goes back into it. The clocks in Dublin go forward on 28 March 2027 at 1:00.
    await rule.fill("FREQ=DAILY");
    await rule.blur();
    await expect(page.getByLabel("Days, weeks or months")).toHaveValue("days");
    await page.getByLabel("First day").fill("2027-03-27");
    await page.getByLabel("Time", { exact: true }).fill("01:30");
    await expect(preview.getByRole("listitem").nth(1)).toContainText(
      "1:30 does not exist on that day, so it is 2:30.",
    );
    await expect(preview.getByRole("listitem").nth(1)).toContainText("Sunday 28 March 2027, 2:30 in Dublin");
    await page.getByLabel("First day").fill("2027-10-30");
    await expect(preview.getByRole("listitem").nth(1)).toContainText("1:30 comes twice on that day");
    await page.getByLabel("Time", { exact: true }).fill("09:00");
    await page.getByLabel("First day").fill("2027-03-27");
    await expect(preview.getByRole("listitem").nth(1)).toContainText(
      "The clocks have gone forward in Dublin",
    );
    await page.getByLabel("Words").fill("a".repeat(600));
    await page.getByRole("button", { name: "Repeat it" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "500" })).toBeVisible();
  });
});
