import { signUp } from "./support/person.ts";
import { expect, expectNoBarriers, test } from "./support/test.ts";

test("an API key is shown once, works, and is deleted", async ({ page, planrrr }) => {
  await signUp(page);
  await page.goto("/keys");
  await expect(page.getByText("There is none yet.")).toBeVisible();
  await page.getByLabel("What it is for").fill("newsletter script");
  await page.getByRole("radio", { name: "Only look" }).check();
  await expect(page.getByText("changes nothing.")).toBeVisible();
  await page.getByRole("radio", { name: "30 days" }).check();
  await page.getByRole("button", { name: "Make the key" }).click();
  const key = await page.getByLabel("Your new key").inputValue();
  const asks = () => fetch(`${planrrr.url}/api/posts`, { headers: { "x-api-key": key } });
  expect((await asks()).status).toBe(200);
  const writes = await fetch(`${planrrr.url}/api/posts/create`, {
    method: "POST",
    headers: { "x-api-key": key, "content-type": "application/json" },
    body: JSON.stringify({ text: "Hello", connectionIds: [], draft: true }),
  });
  expect(writes.status).toBe(403);
  await expectNoBarriers(page);
  await page.reload();
  await expect(page.getByRole("button", { name: "Delete newsletter script" })).toBeVisible();
  await expect(page.getByLabel("Your new key")).toHaveCount(0);
  await expect(page.getByText(/Only looks\. Made today.*Last used today.*Works until/)).toBeVisible();
  await page.getByRole("button", { name: "Delete newsletter script" }).click();
  await page.getByRole("button", { name: "Delete the key" }).click();
  await expect(page.getByText("There is none yet.")).toBeVisible();
  await expect.poll(async () => (await asks()).status, { timeout: 15_000 }).toBe(401);
});
