import { changeDatabase } from "./support/change-database.ts";
import { connectSandbox, firstConnection, signUp } from "./support/person.ts";
import { setFaults } from "./support/set-faults.ts";
import { expect, test } from "./support/test.ts";

test.afterEach(({ planrrr }) => setFaults(planrrr, []));

test("followers are counted, their growth is a line and a table, and milestones stand below", async ({
  page,
  planrrr,
}) => {
  await signUp(page);
  await page.goto("/audience");
  await expect(page.getByRole("link", { name: "Connect an account" })).toBeVisible();
  await connectSandbox(page, planrrr);
  const id = await firstConnection(page, planrrr);
  // Days that no test can wait for.
  const past = [10, 8, 6, 4, 2].map(
    (days, index) => `('${id}', now() - interval '${days} days', ${index + 1})`,
  );
  await changeDatabase(planrrr, `insert into audience_snapshots values ${past.join(",")}`);
  await changeDatabase(
    planrrr,
    `insert into audience_milestones select gen_random_uuid(), team_id, id, 250, now() from connections where id = '${id}'`,
  );
  await page.goto("/audience");
  const row = page.getByRole("listitem").filter({ hasText: "Mastodon" }).first();
  const count = page.getByRole("button", { name: /^Count now/ });
  await count.click();
  await expect(row.locator(".num")).toBeVisible();
  await expect(page.getByRole("img", { name: /now,/ })).toBeVisible();
  await page.getByText("The numbers").click();
  expect(await page.getByRole("row").count()).toBeGreaterThanOrEqual(6);
  await expect(page.getByText("250 follow")).toBeVisible();
  await page.getByRole("radio", { name: "A week" }).check();
  await expect(page.getByRole("img", { name: /now,/ })).toBeVisible();
});

// Once a minute is enough: the hourly count may have come a moment before.
test.use({ expected: [/status of 429/] });

test.describe("while the network is in trouble", () => {
  test("the last number stays, with the reason beside it", async ({ page, planrrr }) => {
    await signUp(page);
    await connectSandbox(page, planrrr, 1);
    const id = await firstConnection(page, planrrr);
    const state = `'${id}', 48213, null, now() - interval '3 hours'`;
    await changeDatabase(
      planrrr,
      `insert into audience_states (connection_id, followers, significant_digits, counted_at, next_at)
        values (${state}, now() + interval '1 hour') on conflict (connection_id) do update
        set followers = 48213, counted_at = excluded.counted_at, failed_at = null, next_at = excluded.next_at`,
    );
    await setFaults(planrrr, [
      { fault: "status:503", method: "GET", path: "/api/v1/accounts/verify_credentials" },
    ]);
    await page.goto("/audience");
    await page.getByRole("button", { name: /^Count now/ }).click();
    const row = page.getByRole("listitem").filter({ hasText: "48,213" });
    await expect(row).toContainText("we ask again by ourselves");
    await expect(row).toContainText("1,787 to go until 50,000");
    await page.getByRole("button", { name: /^Count now/ }).click();
    await expect(page.getByText("That was a lot at once.")).toBeVisible();
  });
});
