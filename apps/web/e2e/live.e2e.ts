import type { Page } from "@playwright/test";
import { connectSandbox, signUp } from "./support/person.ts";
import { type Planrrr, startPlanrrr } from "./support/start-planrrr.ts";
import { expect, test } from "./support/test.ts";

const isEvents = (address: string) => new URL(address).pathname === "/api/events";

async function connect(page: Page, planrrr: Planrrr): Promise<string> {
  await signUp(page);
  await connectSandbox(page, planrrr);
  const { items } = (await (await page.request.get("/api/connections")).json()) as {
    items: { id: string }[];
  };
  return items[0]?.id ?? "";
}

async function send(page: Page, { url }: Planrrr, address: string, data: object): Promise<{ id: string }> {
  const response = await page.request.post(address, { data, headers: { origin: url } });
  if (!response.ok()) throw new Error(await response.text());
  return (await response.json()) as { id: string };
}

/** When the browser showed something with these words, by the clock it shares with the server. */
function seen(page: Page, selector: string, text: string): Promise<number> {
  return page.evaluate(
    ([place = "", words = ""]) =>
      new Promise<number>((resolve) => {
        const watcher = new MutationObserver(() => {
          if (![...document.querySelectorAll(place)].some((found) => found.textContent.includes(words)))
            return;
          watcher.disconnect();
          resolve(Date.now());
        });
        watcher.observe(document.body, {
          subtree: true,
          childList: true,
          characterData: true,
          attributes: true,
        });
      }),
    [selector, text],
  );
}

/** The middle one: this machine does other work, too. */
const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();
const planned = (tab: Page) => tab.locator(".state", { hasText: "Planned" }).first();
const cancelled = (tab: Page) => tab.locator(".state", { hasText: "Cancelled" }).first();

test("what happens elsewhere is on every page, without asking; three tabs share one stream", async ({
  page,
  context,
  planrrr,
}) => {
  const connectionId = await connect(page, planrrr);
  const { id } = await send(page, planrrr, "/api/posts/create", {
    text: "Seen without reload",
    connectionIds: [connectionId],
    scheduledAt: tomorrow(),
  });
  const [list, one, calendar] = [page, await context.newPage(), await context.newPage()];
  let streams = 0;
  for (const tab of [one, calendar])
    tab.on("request", (request) => (streams += isEvents(request.url()) ? 1 : 0));
  const followed = list.waitForResponse((response) => isEvents(response.url()));
  await list.goto("/posts");
  await followed;
  await one.goto(`/post?id=${id}`);
  await calendar.goto("/calendar?view=list");
  for (const tab of [list, one, calendar]) await expect(planned(tab)).toBeVisible();
  // The reading that goes with the beginning of a stream is over.
  await page.waitForTimeout(1_000);
  expect(streams).toBe(0);

  const shown = [list, one, calendar].map((tab) => seen(tab, ".state", "Cancelled"));
  await send(page, planrrr, `/api/posts/${id}/cancel`, {});
  const { updatedAt } = (await (await page.request.get(`/api/posts/${id}`)).json()) as { updatedAt: string };
  const took = (await Promise.all(shown)).map((at) => at - Date.parse(updatedAt));
  for (const tab of [list, one, calendar]) await expect(cancelled(tab)).toBeVisible();
  expect(median(took)).toBeLessThanOrEqual(1_000);

  // Whoever had the stream goes: another takes it over, and nothing is missed.
  const takenOver = Promise.race(
    [one, calendar].map((tab) => tab.waitForResponse((response) => isEvents(response.url()))),
  );
  await list.goto("about:blank");
  await takenOver;
  const { id: next } = await send(one, planrrr, `/api/posts/${id}/duplicate`, {});
  expect(next).toBeTruthy();
  await one.goto("/posts");
  await expect(one.locator(".post-card")).toHaveCount(2);
  await list.goto("/posts");
});

test("what went out is on the screen within a second", async ({ page, planrrr }) => {
  const connectionId = await connect(page, planrrr);
  const followed = page.waitForResponse((response) => isEvents(response.url()));
  await page.goto("/posts");
  await followed;
  const took: number[] = [];
  for (let n = 1; n <= 5; n++) {
    const text = `Live ${n}`;
    const shown = seen(page, ".post-card.is-out", text);
    const { id } = await send(page, planrrr, "/api/posts/create", { text, connectionIds: [connectionId] });
    const at = await shown;
    const post = (await (await page.request.get(`/api/posts/${id}`)).json()) as {
      publications: { publishedAt: string }[];
    };
    took.push(at - Date.parse(post.publications[0]?.publishedAt ?? ""));
  }
  expect(median(took)).toBeLessThanOrEqual(1_000);
});

test("a hidden tab lets the stream go, and catches up when it is seen again", async ({ page, planrrr }) => {
  const connectionId = await connect(page, planrrr);
  const { id } = await send(page, planrrr, "/api/posts/create", {
    text: "While nobody looked",
    connectionIds: [connectionId],
    scheduledAt: tomorrow(),
  });
  const opened = page.waitForRequest((request) => isEvents(request.url()));
  await page.goto("/posts");
  const first = await opened;
  await expect(planned(page)).toBeVisible();
  const ended = page.waitForEvent("requestfailed", (request) => request === first);
  const hide = (hidden: boolean) =>
    page.evaluate((is) => {
      Object.defineProperty(document, "hidden", { configurable: true, get: () => is });
      Object.defineProperty(document, "visibilityState", {
        configurable: true,
        get: () => (is ? "hidden" : "visible"),
      });
      document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
    }, hidden);
  await hide(true);
  await ended;
  await send(page, planrrr, `/api/posts/${id}/cancel`, {});
  await expect(planned(page)).toBeVisible();
  await hide(false);
  await expect(cancelled(page)).toBeVisible();
});

test("a stream that has fallen silent without breaking is looked behind each minute", async ({
  page,
  planrrr,
}) => {
  const connectionId = await connect(page, planrrr);
  await page.clock.install();
  // Open, as far as anybody can tell, and never a word.
  await page.addInitScript(() => {
    class SilentStream extends EventTarget {
      static readonly CLOSED = 2;
      readyState = 1;
      constructor() {
        super();
        setTimeout(() => this.dispatchEvent(new Event("open")));
      }
      close() {}
    }
    Object.assign(window, { EventSource: SilentStream });
  });
  await page.goto("/posts");
  await expect(page.getByRole("heading", { level: 1, name: "Posts" })).toBeVisible();
  await page.clock.fastForward(20_000);
  await send(page, planrrr, "/api/posts/create", {
    text: "Nobody told",
    connectionIds: [connectionId],
    scheduledAt: tomorrow(),
  });
  const card = page.locator(".post-card", { hasText: "Nobody told" });
  // Twice as long as a page without a stream waits.
  await page.clock.fastForward(30_000);
  await expect(card).toHaveCount(0);
  await page.clock.fastForward(30_000);
  await expect(card).toContainText("Planned");
});

test.describe("without a stream", () => {
  test.use({ expected: [/Failed to load resource|EventSource|ERR_/] });

  test("where it is refused the page asks by itself", async ({ page, planrrr }) => {
    const connectionId = await connect(page, planrrr);
    await page.route("**/api/events*", (route) => route.fulfill({ status: 503 }));
    await page.goto("/posts");
    await send(page, planrrr, "/api/posts/create", { text: "Asked for", connectionIds: [connectionId] });
    await expect(page.locator(".post-card", { hasText: "Asked for" })).toContainText("Went out", {
      timeout: 40_000,
    });
  });

  test("a server that was away is followed again, and what happened meanwhile is shown", async ({
    browser,
  }) => {
    test.slow();
    const first = await startPlanrrr();
    const page = await (await browser.newContext({ baseURL: first.url })).newPage();
    const connectionId = await connect(page, first);
    const { id } = await send(page, first, "/api/posts/create", {
      text: "Across a restart",
      connectionIds: [connectionId],
      scheduledAt: tomorrow(),
    });
    await page.goto(`/post?id=${id}`);
    await expect(planned(page)).toBeVisible();
    await first.stop({ keepHome: true });
    const again = page.waitForResponse((response) => isEvents(response.url()) && response.status() === 200, {
      timeout: 60_000,
    });
    const second = await startPlanrrr({ PORT: new URL(first.url).port }, first.home);
    await again;
    await send(page, second, `/api/posts/${id}/cancel`, {});
    await expect(cancelled(page)).toBeVisible({ timeout: 5_000 });
    await page.close();
    await second.stop();
  });
});
