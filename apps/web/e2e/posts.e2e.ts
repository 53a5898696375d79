import type { Page } from "@playwright/test";
import {
  askApi,
  connectSandbox,
  firstConnection,
  joinTeam,
  newPerson,
  publicTexts,
  signUp,
} from "./support/person.ts";
import { setFaults } from "./support/set-faults.ts";
import type { Planrrr } from "./support/start-planrrr.ts";
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

test("what was refused is changed, and goes out with its new words", async ({ page, planrrr }) => {
  await signUp(page);
  await connectSandbox(page, planrrr);
  await setFaults(planrrr, [{ fault: "status:422", method: "POST", path: "/api/v1/statuses", nth: 1 }]);
  const words = `Better said ${crypto.randomUUID()}`;
  const { id } = await askApi<{ id: string }>(page, planrrr, "post", "/api/posts/create", {
    text: "Said badly",
    connectionIds: [await firstConnection(page, planrrr)],
  });
  await page.goto(`/post?id=${id}`);
  await expect(page.getByRole("button", { name: "Try again now" })).toBeVisible({ timeout: 20_000 });
  await page.getByRole("link", { name: "Change it" }).click();
  await page.waitForURL(`**/write?post=${id}`);
  await expect(page.getByLabel("Your words")).toHaveValue("Said badly");
  await page.getByLabel("Your words").fill(words);
  await page.getByRole("button", { name: "Send now" }).click();
  await page.waitForURL(`**/post?id=${id}`);
  await expect(page.getByRole("link", { name: /See it on Mastodon/ })).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole("link", { name: "Change it" })).toHaveCount(0);
  expect(await publicTexts(planrrr)).toContain(words);
  expect(await publicTexts(planrrr)).not.toContain("Said badly");
});

test("too long is said before saving; a draft waits, is changed, planned, cancelled, copied, deleted", async ({
  page,
  planrrr,
}) => {
  await signUp(page);
  await connectSandbox(page, planrrr);
  await page.goto("/posts");
  await expect(page.getByRole("link", { name: "Write a post" })).toBeVisible();
  await expect(page.locator(".btn.ink:visible")).toHaveText(["Write a post"]);
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
  await expect(page.getByRole("link", { name: "Repeat this post" })).toHaveAttribute(
    "href",
    new URL(page.url()).search.replace("?id=", "/plan/repeats?post="),
  );

  await page.getByRole("button", { name: "Do not send it" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Do not send it" }).click();
  await expect(page.getByText("It was cancelled and does not go out.")).toBeVisible();
  await page.getByRole("button", { name: "Use again" }).click();
  await page.waitForURL("**/write?post=*");
  await expect(page.getByLabel("Your words")).toHaveValue("Better words");

  await page.goto("/posts?status=CANCELLED");
  await page.getByRole("link", { name: "Better words" }).click();
  const lost: string[] = [];
  page.on("response", (response) => (response.status() === 404 ? lost.push(response.url()) : undefined));
  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete it here" }).click();
  await page.waitForURL("**/posts");
  await expect(page.getByRole("link", { name: "Better words" })).toHaveCount(1);
  // News of later has come: what is gone was not asked for.
  await askApi(page, planrrr, "post", "/api/posts/create", {
    text: "Written later",
    connectionIds: [],
    draft: true,
  });
  await expect(page.getByRole("link", { name: "Written later" })).toBeVisible();
  expect(lost).toEqual([]);
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
  const picture = page.locator("aside img");
  await expect(picture).toHaveAttribute("src", /\/api\/media\/[\w-]+\?team=[\w-]+$/);
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
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

test("a member sees the team's accounts; connecting and removing is for owners and admins", async ({
  page,
  planrrr,
}) => {
  await signUp(page);
  await connectSandbox(page, planrrr);
  const other = await joinTeam(page, planrrr, newPerson("Mary Walsh"));
  await other.goto("/connections");
  await expect(other.getByText("Owners and admins connect accounts and remove them.")).toBeVisible();
  await expect(other.getByRole("link", { name: /Open the page/ })).toBeVisible();
  await expect(other.getByRole("button", { name: /Mastodon|Connect it again|Remove/ })).toHaveCount(0);
  await expectNoBarriers(other);
  const refused = await other.request.post("/api/connections/mastodon/credentials", {
    data: { service: planrrr.sandbox.url, token: planrrr.sandbox.accounts[1]?.token },
    headers: { origin: planrrr.url },
  });
  expect(refused.status()).toBe(403);
  await other.context().close();
  await page.goto("/connections");
});

/** A post that arrived while its answer was lost, and that nobody can ask about any more. */
async function leaveInDoubt(page: Page, planrrr: Planrrr): Promise<{ id: string; words: string }> {
  await signUp(page);
  await connectSandbox(page, planrrr);
  const connection = await firstConnection(page, planrrr);
  const drop = { fault: "accept-then-drop", method: "POST", path: "/api/v1/statuses" };
  await setFaults(planrrr, [drop]);
  const words = `In doubt ${crypto.randomUUID()}`;
  const { id } = await askApi<{ id: string }>(page, planrrr, "post", "/api/posts/create", {
    text: words,
    connectionIds: [connection],
  });
  await expect.poll(() => publicTexts(planrrr), { intervals: [20] }).toContain(words);
  await setFaults(planrrr, [
    drop,
    { fault: "status:503", method: "GET", path: "/api/v1/accounts/*/statuses" },
  ]);
  await page.goto(`/post?id=${id}`);
  await expect(page.getByText("Looking whether it is on Mastodon")).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText("Sent it. No answer")).toBeVisible();
  // Without its account nobody can look any more.
  await askApi(page, planrrr, "delete", `/api/connections/${connection}`);
  await expect(page.getByText("We could not confirm it").first()).toBeVisible({ timeout: 40_000 });
  return { id, words };
}

test("what nobody can find out is asked on every page, and the answer counts", async ({ page, planrrr }) => {
  const { id, words } = await leaveInDoubt(page, planrrr);
  await expect(page.getByRole("button", { name: "It is not there, send again" })).toBeVisible();
  await expect(page.locator(".ledger li").last()).toContainText("Stopped trying");
  // Whose it was and where to look is still known.
  await expect(page.getByText("This account is no longer connected.")).toBeVisible();
  await expect(page.locator(".pub")).toContainText(planrrr.sandbox.accounts[0]?.handle ?? "no handle");
  await expect(page.getByRole("link", { name: /Look at my Mastodon page/ })).toHaveClass(/(^| )ink( |$)/);
  await expectNoBarriers(page);
  await page.goto("/posts");
  await expect(page.locator(".post-card", { hasText: words })).toContainText("We could not confirm it");
  await page.getByRole("link", { name: "One needs you." }).click();
  await page.waitForURL("**/unsent");
  await expect(page.getByText("We could not confirm it").first()).toBeVisible();
  await expectNoBarriers(page);
  await page.getByRole("link", { name: new RegExp(`^Look at it.*${words}$`) }).click();
  await page.waitForURL(`**/post?id=${id}*`);
  await page.getByRole("button", { name: "It is there" }).click();
  await expect(page.getByText("Noted: it is out")).toBeVisible();
  await expect(page.getByText("It is out.").first()).toBeVisible();
  expect((await publicTexts(planrrr)).filter((text) => text === words)).toHaveLength(1);
});

test("what is not there after all is sent again, once its account is back", async ({ page, planrrr }) => {
  const { words } = await leaveInDoubt(page, planrrr);
  // As if the network had lost it.
  await fetch(`${planrrr.sandbox.url}/_sandbox`, { method: "DELETE" });
  await setFaults(planrrr, []);
  await connectSandbox(page, planrrr);
  await page.getByRole("button", { name: "It is not there, send again" }).click();
  await expect(page.getByText("We send it again")).toBeVisible();
  await expect(page.getByRole("link", { name: /See it on Mastodon/ })).toBeVisible({ timeout: 20_000 });
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

test("an address that was cut off on its way says that there is no such post, and waits for nothing", async ({
  page,
}) => {
  await signUp(page);
  for (const address of [
    "/post",
    "/post?id=",
    "/post?id=01a22712-052d-7a27",
    "/write?post=01a22712-052d-7a27",
  ]) {
    await page.goto(address);
    await expect(page.getByText("There is no such post.")).toBeVisible();
  }
  await expectNoBarriers(page);
});
