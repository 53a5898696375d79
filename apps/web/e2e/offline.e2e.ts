import type { Page } from "@playwright/test";
import { askApi, connectSandbox, newPerson, publicTexts, signUp } from "./support/person.ts";
import type { Planrrr } from "./support/start-planrrr.ts";
import { expect, expectNoBarriers, test } from "./support/test.ts";

test.use({ expected: [/Failed to load resource|ERR_|api\/events/] });

const words = (page: Page) => page.getByLabel("Your words");
const waiting = (page: Page) => page.getByText("We cannot reach planrrr.");

async function textsOf(page: Page, planrrr: Planrrr): Promise<string[]> {
  const { items } = await askApi<{ items: { text: string }[] }>(page, planrrr, "get", "/api/posts");
  return items.map(({ text }) => text);
}

/** The next requests to write a post arrive, and their answers are lost on the way back. */
async function loseAnswers(page: Page): Promise<{ keys: string[]; end: () => Promise<void> }> {
  const keys: string[] = [];
  const address = /\/rpc\/posts\/(?:create|update)/;
  await page.route(address, async (route) => {
    keys.push(route.request().headers()["idempotency-key"] ?? "");
    await route.fetch();
    await route.abort();
  });
  return { keys, end: () => page.unroute(address) };
}

test("a server that is down: said, kept, tried again by itself, and saved once", async ({
  page,
  planrrr,
}) => {
  await signUp(page);
  await page.goto("/write");
  const text = `While the server sleeps ${crypto.randomUUID()}`;
  await words(page).fill(text);
  await expect(page.getByText("Kept in this browser")).toBeVisible();
  await planrrr.halt();
  await page.getByRole("button", { name: "Keep as draft" }).click();
  await expect(waiting(page)).toBeVisible();
  await expect(page.getByText("Waiting for planrrr; kept in this browser")).toBeVisible();
  await expectNoBarriers(page);
  await planrrr.goOn();
  await page.waitForURL("**/posts", { timeout: 45_000 });
  expect((await textsOf(page, planrrr)).filter((each) => each === text)).toHaveLength(1);
});

test("an answer that is lost: planned once, however often it is tried", async ({ page, planrrr }) => {
  await signUp(page);
  await connectSandbox(page, planrrr);
  await page.goto("/write");
  const text = `Planned once ${crypto.randomUUID()}`;
  await words(page).fill(text);
  await page.getByRole("radio", { name: "Pick a time" }).check();
  const lost = await loseAnswers(page);
  await page.getByRole("button", { name: "Schedule post" }).click();
  await expect(waiting(page)).toBeVisible();
  await expect.poll(() => lost.keys.length).toBeGreaterThan(1);
  await lost.end();
  await page.getByRole("button", { name: "Try now" }).click();
  await page.waitForURL("**/post?id=*");
  expect(new Set(lost.keys).size).toBe(1);
  expect((await textsOf(page, planrrr)).filter((each) => each === text)).toHaveLength(1);
});

test("a page closed while it waits goes on after it is opened again, and the post is out once", async ({
  page,
  planrrr,
}) => {
  await signUp(page);
  await connectSandbox(page, planrrr);
  await page.goto("/write");
  const text = `Out once ${crypto.randomUUID()}`;
  await words(page).fill(text);
  const lost = await loseAnswers(page);
  await page.getByRole("button", { name: "Send now" }).click();
  await expect(waiting(page)).toBeVisible();
  await lost.end();
  await page.reload();
  await page.waitForURL("**/post?id=*");
  await expect(page.getByText("Went out").first()).toBeVisible({ timeout: 20_000 });
  expect((await textsOf(page, planrrr)).filter((each) => each === text)).toHaveLength(1);
  expect((await publicTexts(planrrr)).filter((each) => each === text)).toHaveLength(1);
});

test("offline and back: it is saved as soon as the browser is online; changed words wait for another press", async ({
  page,
  context,
  planrrr,
}) => {
  await signUp(page);
  await connectSandbox(page, planrrr);
  await page.goto("/write");
  await words(page).fill("First words");
  await page.getByRole("radio", { name: "Pick a time" }).check();
  await context.setOffline(true);
  await page.getByRole("button", { name: "Schedule post" }).click();
  await expect(waiting(page)).toBeVisible();
  await words(page).fill("Second words");
  await expect(page.getByText("It is not saved yet.")).toBeVisible();
  await expectNoBarriers(page);
  await context.setOffline(false);
  await page.getByRole("button", { name: "Send it as it is now" }).click();
  await page.waitForURL("**/post?id=*");
  expect(await textsOf(page, planrrr)).toEqual(["Second words"]);

  await page.goto("/write");
  await words(page).fill("Third words");
  await context.setOffline(true);
  await page.getByRole("button", { name: "Keep as draft" }).click();
  await expect(waiting(page)).toBeVisible();
  await context.setOffline(false);
  await page.waitForURL("**/posts");
  expect((await textsOf(page, planrrr)).toSorted()).toEqual(["Second words", "Third words"]);
});

test("words changed after an answer was lost become a change of the one post", async ({ page, planrrr }) => {
  await signUp(page);
  await connectSandbox(page, planrrr);
  await page.goto("/write");
  await words(page).fill("Arrived already");
  await page.getByRole("radio", { name: "Pick a time" }).check();
  const lost = await loseAnswers(page);
  await page.getByRole("button", { name: "Schedule post" }).click();
  await expect(waiting(page)).toBeVisible();
  await words(page).fill("Arrived already, then changed");
  await lost.end();
  await page.getByRole("button", { name: "Send it as it is now" }).click();
  await page.waitForURL("**/post?id=*");
  expect(await textsOf(page, planrrr)).toEqual(["Arrived already, then changed"]);
});

test("a page whose first reading takes over a second shows a bar, and so does a sign-in", async ({
  page,
}) => {
  const person = newPerson();
  // What is asked of this address waits until it is let go.
  const hold = async (address: string) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    await page.route(address, async (route) => {
      await promise;
      await route.fallback();
    });
    return resolve;
  };
  const bar = page.getByRole("progressbar");
  await signUp(page, person);
  // Before anything is known of who is there, then for what the page is about.
  for (const address of ["**/api/auth/get-session", "**/rpc/posts/list*"]) {
    const letGo = await hold(address);
    await page.goto("/posts");
    await expect(bar).toHaveAccessibleName("Reading");
    await expectNoBarriers(page);
    letGo();
    await expect(page.getByRole("heading", { level: 1, name: "Posts" })).toBeVisible();
    await expect(bar).toHaveCount(0);
  }
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  const letGo = await hold("**/api/auth/sign-in/email");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(bar).toHaveAccessibleName("Waiting for planrrr");
  await expectNoBarriers(page);
  letGo();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
});

test("what takes over a second shows a bar", async ({ page, planrrr }) => {
  await signUp(page);
  await connectSandbox(page, planrrr);
  await page.goto("/write");
  await words(page).fill("On a slow line");
  let answer = () => {};
  const held = new Promise<void>((resolve) => (answer = resolve));
  await page.route(/\/rpc\/posts\/create/, async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole("button", { name: "Keep as draft" }).click();
  await expect(page.getByRole("progressbar", { name: "Sending your post to planrrr" })).toBeVisible();
  await expectNoBarriers(page);
  answer();
  await page.waitForURL("**/posts");
});
