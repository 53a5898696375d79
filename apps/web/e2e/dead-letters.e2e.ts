import { connectSandbox, publicTexts, signUp } from "./support/person.ts";
import { setFaults } from "./support/set-faults.ts";
import { expect, expectNoBarriers, test } from "./support/test.ts";

test.afterEach(({ planrrr }) => setFaults(planrrr, []));

test("what did not go out stands in one list with its reasons, and goes out when it is tried again", async ({
  page,
  planrrr,
}) => {
  await signUp(page);
  await connectSandbox(page, planrrr, 0);
  await connectSandbox(page, planrrr, 1);
  const { items } = (await (await page.request.get("/api/connections")).json()) as {
    items: { id: string; handle: string }[];
  };
  await setFaults(planrrr, [{ fault: "status:422", method: "POST", path: "/api/v1/statuses" }]);
  const mark = crypto.randomUUID().slice(0, 8);
  const texts = ["First", "Second", "Third", "Fourth"].map((word) => `${word} ${mark}`);
  for (const [index, text] of texts.entries())
    await page.request.post("/api/posts/create", {
      data: { text, connectionIds: [items[index === 3 ? 1 : 0]?.id] },
      headers: { origin: planrrr.url },
    });

  await page.goto("/posts");
  await page.getByRole("link", { name: "What did not go out" }).click();
  await page.waitForURL("**/unsent");
  const rows = page.locator(".pub");
  await expect(rows).toHaveCount(4, { timeout: 30_000 });
  await expect(page.getByRole("heading", { level: 2 })).toHaveCount(1);
  await expect(rows.first()).toContainText("One try, last today");
  await expectNoBarriers(page);

  await page.getByLabel("Account", { exact: true }).selectOption({ index: 2 });
  await expect(rows).toHaveCount(1);
  await page.reload();
  await expect(rows).toHaveCount(1);
  await page.getByLabel("Account", { exact: true }).selectOption({ label: "All accounts" });
  await expect(rows).toHaveCount(4);

  await setFaults(planrrr, []);
  await page.getByRole("button", { name: new RegExp(`^Try again.*${texts[0]}`) }).click();
  await expect(rows).toHaveCount(3);
  await expect.poll(() => publicTexts(planrrr), { timeout: 20_000 }).toContain(texts[0]);

  await page.goto("/calendar");
  await expect(page.getByRole("link", { name: "Three need you." })).toBeVisible();
  await page.getByRole("link", { name: "Everything that did not go out" }).click();
  await page.waitForURL("**/unsent");
  await page.getByRole("link", { name: new RegExp(`^See why.*${texts[1]}`) }).click();
  await expect(page.getByRole("heading", { name: "Why did it not go out on Mastodon?" })).toBeVisible();
  await page.goto("/unsent");
  await page.getByRole("button", { name: "Try all again" }).click();
  await expect(page.getByText("Three are on the way again")).toBeVisible();
  await expect(page.getByText("All is well", { exact: false })).toBeVisible();
  await expect
    .poll(async () => (await publicTexts(planrrr)).filter((text) => text.endsWith(mark)).length, {
      timeout: 20_000,
    })
    .toBe(4);
});

test.describe("with refusals", () => {
  test.use({ expected: [/Failed to load resource/] });

  test("a retry that cannot be made comes back to the list and is told", async ({ page, planrrr }) => {
    await signUp(page);
    await connectSandbox(page, planrrr);
    const { items } = (await (await page.request.get("/api/connections")).json()) as {
      items: { id: string }[];
    };
    await setFaults(planrrr, [{ fault: "status:422", method: "POST", path: "/api/v1/statuses" }]);
    await page.request.post("/api/posts/create", {
      data: { text: "Comes back", connectionIds: [items[0]?.id] },
      headers: { origin: planrrr.url },
    });
    await page.goto("/unsent");
    await expect(page.locator(".pub")).toHaveCount(1, { timeout: 30_000 });
    await page.route("**/rpc/posts/retry", (route) => route.abort());
    await page.getByRole("button", { name: /^Try again.*Comes back/ }).click();
    await expect(page.getByText("We cannot reach planrrr.")).toBeVisible();
    await expect(page.locator(".pub")).toHaveCount(1);
  });
});
