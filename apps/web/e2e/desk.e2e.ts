import type { Page } from "@playwright/test";
import { askApi, connectSandbox, joinTeam, newPerson, signUp } from "./support/person.ts";
import { expect, expectNoBarriers, test } from "./support/test.ts";

const words = (page: Page) => page.getByLabel("Your words");

test.describe("a session that ends in mid-edit", () => {
  test.use({ expected: [/status of 401/] });

  test("signing in again on the same page goes on with the save", async ({ page, planrrr }) => {
    const person = await signUp(page);
    await connectSandbox(page, planrrr);
    await page.goto("/write");
    await words(page).fill("Half a thought");
    await expect(page.getByText("Kept in this browser")).toBeVisible();
    const { session } = await askApi<{ session: { token: string } }>(
      page,
      planrrr,
      "get",
      "/api/auth/get-session",
    );
    // Ended while the save is on its way: a page that hears of it before the press asks for the sign-in by itself.
    await page.route(
      "**/rpc/posts/create",
      async (route) => {
        await askApi(page, planrrr, "post", "/api/auth/revoke-session", { token: session.token });
        await route.continue();
      },
      { times: 1 },
    );
    await page.getByRole("button", { name: "Keep as draft" }).click();
    const dialog = page.getByRole("dialog", { name: "You have been signed out" });
    await expect(dialog.getByLabel("Email")).toHaveValue(person.email);
    await expectNoBarriers(page);
    await dialog.getByRole("button", { name: "Stay on this page" }).click();
    await expect(words(page)).toHaveValue("Half a thought");
    await page.getByRole("button", { name: "Sign in again" }).click();
    await dialog.getByLabel("Password", { exact: true }).fill("not this one");
    await dialog.getByRole("button", { name: "Sign in again" }).click();
    await expect(dialog.getByText("Email and password do not fit together.")).toBeVisible();
    await dialog.getByLabel("Password", { exact: true }).fill(person.password);
    await dialog.getByRole("button", { name: "Sign in again" }).click();
    await page.waitForURL("**/posts");
    await expect(page.getByRole("link", { name: "Half a thought" })).toHaveCount(1);
  });

  test("whoever else signs in there meets none of it", async ({ page, planrrr, browser }) => {
    await signUp(page);
    const context = await browser.newContext({ baseURL: planrrr.url });
    const mary = await signUp(await context.newPage(), newPerson("Mary Walsh"));
    await context.close();
    await page.goto("/write");
    await words(page).fill("A secret of Sarah's");
    await expect(page.getByText("Kept in this browser")).toBeVisible();
    await page.context().clearCookies();
    await words(page).fill("A secret of Sarah's, longer");
    const dialog = page.getByRole("dialog", { name: "You have been signed out" });
    await dialog.getByLabel("Email").fill(mary.email);
    await dialog.getByLabel("Password", { exact: true }).fill(mary.password);
    await dialog.getByRole("button", { name: "Sign in again" }).click();
    await expect(words(page)).toHaveValue("");
    await expect(page.getByText("A secret of Sarah's")).toHaveCount(0);
    await expect(page.getByRole("heading", { name: "You were writing" })).toHaveCount(0);
  });
});

test("drafts survive closed tabs: the last one goes on, older ones are listed and thrown away", async ({
  page: again,
  context,
}) => {
  await signUp(again);
  const page = await context.newPage();
  await page.goto("/write");
  await words(page).fill("Begun on another day");
  await expect(page.getByText("Kept in this browser")).toBeVisible();
  await page.close();
  await again.clock.install({ time: Date.now() + 1_000 });
  await again.goto("/write");
  await expect(words(again)).toHaveValue("Begun on another day");
  await again.clock.fastForward("13:00:00");
  await again.reload();
  await expect(words(again)).toHaveValue("");
  await words(again).fill("Begun now");
  await expect(again.getByText("Kept in this browser")).toBeVisible();
  await again.reload();
  await expect(words(again)).toHaveValue("Begun now");
  await expect(again.getByText("“Begun on another day”").first()).toBeAttached();
  await expectNoBarriers(again);
  await again.getByRole("link", { name: /^Go on/ }).click();
  await expect(words(again)).toHaveValue("Begun on another day");
  await again.getByRole("button", { name: /^Discard/ }).click();
  await again.getByRole("button", { name: /^Yes, throw it away/ }).click();
  await expect(again.getByRole("heading", { name: "You were writing" })).toHaveCount(0);
});

test("two tabs at one draft: both tabs' words survive", async ({ page, context }) => {
  await signUp(page);
  await page.goto("/write");
  await words(page).fill("In the first tab");
  await expect(page.getByText("Kept in this browser")).toBeVisible();
  const second = await context.newPage();
  await second.goto("/write");
  await words(second).fill("In the second tab");
  await expect(second.getByText("Kept in this browser")).toBeVisible();
  await second.close();
  await page.reload();
  const there = page.getByText("In the first tab").or(page.getByText("In the second tab"));
  await expect(there.first()).toBeAttached();
  const kept = await page.evaluate(() => JSON.stringify(Object.values(localStorage)));
  expect(kept).toContain("In the first tab");
  expect(kept).toContain("In the second tab");
  await expect(page.getByRole("heading", { name: "You were writing" })).toBeVisible();
});

test("a draft that had a time is kept without one, and a save of another day asks first", async ({
  page,
  planrrr,
}) => {
  await signUp(page);
  const { id } = await askApi<{ id: string }>(page, planrrr, "post", "/api/posts/create", {
    text: "At a time, then at none",
    connectionIds: [],
    draft: true,
    schedule: { localTime: "2031-10-25T09:00", timeZone: "Europe/Dublin" },
  });
  await page.goto(`/write?post=${id}`);
  await page.getByRole("group", { name: "When it goes out" }).getByRole("radio", { name: "Now" }).check();
  await page.getByRole("button", { name: "Keep as draft" }).click();
  await page.waitForURL("**/posts");
  const kept = await askApi<{ schedule: null }>(page, planrrr, "get", `/api/posts/${id}`);
  expect(kept).toMatchObject({ status: "DRAFT", scheduledAt: null, schedule: null });

  await page.goto("/write");
  await words(page).fill("Sent yesterday");
  await expect(page.getByText("Kept in this browser")).toBeVisible();
  // As a closed page leaves a save whose answer was lost, a day and an hour ago.
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((name) => name.startsWith("planrrr.draft.")) ?? "";
    const desk = JSON.parse(localStorage.getItem(key) ?? "") as { id: string; draft: object };
    const begunAt = Date.now() - 25 * 3_600_000;
    const sent = [{ draft: desk.draft, as: "draft", now: new Date(begunAt).toISOString() }];
    const intent = { key: crypto.randomUUID(), as: "draft", begunAt, sent };
    // Under another name: what leaves keeps its own state once more.
    localStorage.setItem(
      key.replace(desk.id, "yesterday"),
      JSON.stringify({ ...desk, id: "yesterday", intent }),
    );
  });
  await page.goto("/write?draft=yesterday");
  await expect(page.getByText("We could not confirm that it was saved.")).toBeVisible();
  await expect(page.getByText(/You pressed the button (yesterday|\w+day \d+ \w+), \d+:\d\d/)).toBeVisible();
  await expectNoBarriers(page);
  await page.getByRole("button", { name: "It is not there, keep it now" }).click();
  await page.waitForURL("**/posts");
  await expect(page.getByRole("link", { name: "Sent yesterday" })).toHaveCount(1);
});

test("a browser that keeps nothing says so", async ({ page }) => {
  await signUp(page);
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("Full.", "QuotaExceededError");
    };
  });
  await page.goto("/write");
  await words(page).fill("Words");
  await expect(page.getByText("This browser's storage is full: save it as a draft")).toBeVisible();
});

test.describe("keys", () => {
  test.use({ expected: [/status of 422/] });
  test("Ctrl+S keeps, Ctrl+Enter sends, and the focus goes to what is missing", async ({ page, planrrr }) => {
    await signUp(page);
    await connectSandbox(page, planrrr);
    await page.goto("/write");
    await words(page).fill("By keys alone");
    await page.keyboard.press("Control+s");
    await page.waitForURL("**/posts");
    await page.getByRole("link", { name: "By keys alone" }).click();
    await page.waitForURL("**/write?post=*");
    const account = page.getByRole("checkbox", { name: /@alice/ });
    await account.focus();
    await account.press("Space");
    await words(page).press("Control+Enter");
    await expect(account).toBeFocused();
    await account.press("Space");
    await words(page).fill("");
    await account.press("Control+Enter");
    await expect(words(page)).toBeFocused();
    // Words that are refused, and put right before the page has heard anything of them.
    const isPutRight = Promise.withResolvers<void>();
    await page.route(/\/rpc\/posts\/(?:validate|update)$/, async (route) => {
      await isPutRight.promise;
      await route.continue();
    });
    const refusal = page.waitForResponse("**/rpc/posts/update");
    await words(page).fill("By keys alone ".repeat(50));
    await words(page).press("Control+Enter");
    await expect(page.getByRole("button", { name: "Send now" })).toHaveAttribute("aria-busy", "true");
    await words(page).fill("By keys alone, and more");
    await words(page).press("Control+Enter");
    isPutRight.resolve();
    expect((await refusal).status()).toBe(422);
    await page.waitForURL("**/post?id=*");
  });
});

test("where the team asks for approval, members send for it, and a change asks again", async ({
  page,
  planrrr,
}) => {
  await signUp(page, newPerson("Olive Byrne"));
  await connectSandbox(page, planrrr);
  await askApi(page, planrrr, "patch", "/api/team/settings", { asksForApproval: true });
  const other = await joinTeam(page, planrrr, newPerson("Mary Walsh"));
  await other.goto("/write");
  await words(other).fill("Any lunch");
  await other.getByRole("radio", { name: "Pick a time" }).check();
  await expect(other.getByText("An owner or admin looks at it first.")).toBeVisible();
  await other.getByRole("button", { name: "Send for approval" }).click();
  await other.waitForURL("**/post?id=*");
  const id = new URL(other.url()).searchParams.get("id") ?? "";
  await askApi(page, planrrr, "post", `/api/posts/${id}/approve`, { version: 1 });

  await other.goto(`/write?post=${id}`);
  await expect(
    other.getByText("It was approved as it stood; changed, it is asked about again."),
  ).toBeVisible();
  await expectNoBarriers(other);
  await words(other).fill("Any lunch at all");
  await other.getByRole("button", { name: "Send for approval" }).click();
  await other.waitForURL("**/post?id=*");
  const post = await askApi<{ status: string }>(page, planrrr, "get", `/api/posts/${id}`);
  expect(post.status).toBe("PENDING_APPROVAL");
  await page.goto("/write");
  await expect(page.getByRole("button", { name: "Send now" })).toBeVisible();
  await other.context().close();
});
