import { connectSandbox, publicTexts, signUp } from "./support/person.ts";
import { setFaults } from "./support/set-faults.ts";
import { expect, expectNoBarriers, test } from "./support/test.ts";

test.afterEach(({ planrrr }) => setFaults(planrrr, []));

test("a post that is refused says why, and goes out when it is tried again", async ({ page, planrrr }) => {
  await signUp(page);
  await connectSandbox(page, planrrr);
  await setFaults(planrrr, [{ fault: "status:422", method: "POST", path: "/api/v1/statuses", nth: 1 }]);
  await page.goto("/write");
  const words = `Refused once ${crypto.randomUUID()}`;
  await page.getByLabel("Your words").fill(words);
  await page.getByRole("button", { name: "Send now" }).click();
  await expect(page.getByText("Did not go out").first()).toBeVisible({ timeout: 20_000 });
  await page.getByRole("link", { name: "Why?" }).click();
  await expect(page.getByRole("heading", { name: "Why did it not go out on Mastodon?" })).toBeInViewport();
  await expect(page.getByText("Mastodon did not take it")).toBeVisible();
  await page.getByText("What Mastodon said").last().click();
  await expectNoBarriers(page);

  await page.getByRole("button", { name: "Try again now" }).click();
  await expect(page.getByRole("link", { name: /See it on Mastodon/ })).toBeVisible({ timeout: 20_000 });
  expect((await publicTexts(planrrr)).filter((text) => text === words)).toHaveLength(1);
});

test("too long is said before saving; a draft waits, is changed, planned, cancelled, copied, deleted", async ({
  page,
  planrrr,
}) => {
  await signUp(page);
  await connectSandbox(page, planrrr);
  await page.goto("/write");
  await page.getByLabel("Your words").fill("x".repeat(10_000));
  await expect(page.getByText("9500 characters too long for Mastodon.")).toBeVisible();
  await page.getByRole("button", { name: "Send now" }).click();
  await expect(page.getByRole("link", { name: "One thing to fix first." })).toBeVisible();

  await page.getByLabel("Your words").fill("First words");
  await page.getByRole("button", { name: "Keep as draft" }).click();
  await page.waitForURL("**/posts");
  await page.getByRole("link", { name: "First words" }).click();
  await page.waitForURL("**/write?post=*");
  await page.getByLabel("Your words").fill("Better words");
  await page.getByRole("radio", { name: "Pick a time" }).check();
  await page.getByLabel("Day").fill("2027-03-28");
  await page.getByLabel("Time", { exact: true }).fill("01:30");
  await expect(page.getByText(/does not exist|clocks|moved/i).first()).toBeVisible();
  await page.getByRole("button", { name: "Schedule post" }).click();
  await page.waitForURL("**/post?id=*");
  await expect(page.getByText("Planned: it goes out by itself.")).toBeVisible();
  await expectNoBarriers(page);

  await page.getByRole("button", { name: "Do not send it" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Do not send it" }).click();
  await expect(page.getByText("It was cancelled and does not go out.")).toBeVisible();
  await page.getByRole("button", { name: "Use again" }).click();
  await page.waitForURL("**/write?post=*");
  await expect(page.getByLabel("Your words")).toHaveValue("Better words");

  await page.goto("/posts?status=CANCELLED");
  await page.getByRole("link", { name: "Better words" }).click();
  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete it here" }).click();
  await page.waitForURL("**/posts");
  await expect(page.getByRole("link", { name: "Better words" })).toHaveCount(1);
});

test("what people write stays text, a picture is told and goes along", async ({ page, planrrr }) => {
  await signUp(page);
  await connectSandbox(page, planrrr);
  await page.goto("/write");
  const words = `<img src=x onerror="document.title='taken'"> <script>alert(1)</script> שלום 👩‍👩‍👧`;
  await page.getByLabel("Your words").fill(words);
  await page.setInputFiles("input[type=file]", {
    name: "dot.png",
    mimeType: "image/png",
    buffer: Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
      "base64",
    ),
  });
  await page.getByLabel(/What the picture shows/).fill("A dot");
  await page.getByLabel("Your words").click();
  await expect(page.getByRole("img", { name: "A dot" })).toBeVisible();
  await expectNoBarriers(page);
  await page.getByRole("button", { name: "Send now" }).click();
  await expect(page.getByText("Went out").first()).toBeVisible({ timeout: 20_000 });
  expect(await page.title()).not.toContain("taken");
  expect(await publicTexts(planrrr)).toContain(words);
});

test("connections: several, mended, removed", async ({ page, planrrr }) => {
  await signUp(page);
  await page.goto("/connections");
  await page.getByRole("button", { name: "Mastodon" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Your server").fill(planrrr.sandbox.url);
  await dialog.getByLabel("Access token", { exact: true }).fill(planrrr.sandbox.accounts[0]?.token ?? "");
  await expectNoBarriers(page);
  await dialog.getByRole("button", { name: "Connect Mastodon" }).click();
  await expect(page.getByText("One account, and all is well.")).toBeVisible();
  await connectSandbox(page, planrrr, 1);
  await page.reload();
  await expect(page.getByText("Two accounts, and all is well.")).toBeVisible();
  await page.getByRole("button", { name: /Remove @bob/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove it" }).click();
  await expect(page.getByText("One account, and all is well.")).toBeVisible();
});

test("what nobody can find out is asked, and the answer counts", async ({ page, planrrr }) => {
  await signUp(page);
  await connectSandbox(page, planrrr);
  const drop = { fault: "accept-then-drop", method: "POST", path: "/api/v1/statuses" };
  await setFaults(planrrr, [drop]);
  await page.goto("/write");
  const words = `In doubt ${crypto.randomUUID()}`;
  await page.getByLabel("Your words").fill(words);
  await page.getByRole("button", { name: "Send now" }).click();
  // It has arrived, the answer was lost, and from now on nobody can be asked.
  await expect.poll(() => publicTexts(planrrr), { intervals: [20] }).toContain(words);
  await setFaults(planrrr, [
    drop,
    { fault: "status:503", method: "GET", path: "/api/v1/accounts/*/statuses" },
  ]);
  await page.waitForURL("**/post?id=*");
  await expect(page.getByText("Looking whether it is on Mastodon")).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText("Sent it. No answer")).toBeVisible();

  // Without its account nobody can look any more.
  const { items } = (await (await page.request.get("/api/connections")).json()) as {
    items: { id: string }[];
  };
  await page.request.delete(`/api/connections/${items[0]?.id}`, { headers: { origin: planrrr.url } });
  await expect(page.getByText("We could not confirm it").first()).toBeVisible({ timeout: 40_000 });
  await expectNoBarriers(page);
  await page.getByRole("button", { name: "It is there" }).click();
  await expect(page.getByText("Noted: it is out")).toBeVisible();
  await expect(page.getByText("It is out.").first()).toBeVisible();
  expect((await publicTexts(planrrr)).filter((text) => text === words)).toHaveLength(1);
});

test("the list is searched, filtered and paged, and is still there on the way back", async ({
  page,
  planrrr,
}) => {
  await signUp(page);
  await connectSandbox(page, planrrr);
  const rows = Array.from({ length: 45 }, (_, n) => ({ text: `Draft ${n} of a walk`, draft: true }));
  const made = await page.request.post("/api/posts/bulk", {
    data: { rows: [...rows, { text: "One lemon", draft: true }] },
    headers: { origin: planrrr.url },
  });
  expect(made.ok()).toBe(true);
  await page.goto("/posts");
  const cards = page.locator(".post-card");
  await expect(cards).toHaveCount(20);
  await page.getByRole("button", { name: "Show older posts" }).click();
  await expect(cards).toHaveCount(40);
  await cards.nth(35).scrollIntoViewIfNeeded();
  const at = await page.evaluate(() => window.scrollY);
  await cards.nth(35).getByRole("link").click();
  await page.waitForURL("**/write?post=*");
  await page.goBack();
  await expect(cards).toHaveCount(40);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(at - 200);

  await page.getByLabel("With the words").fill("lemon");
  await expect(cards).toHaveCount(1);
  await expect(page).toHaveURL(/words=lemon/);
  await page.reload();
  await expect(cards).toHaveCount(1);
  await page.getByLabel("Show").selectOption("Planned");
  await expect(page.getByText("There is no such post.")).toBeVisible();
  await expectNoBarriers(page);
  await page.getByRole("link", { name: "Show all posts" }).click();
  await expect(cards).toHaveCount(20);
});
