import { barriersOf } from "./support/barriers-of.ts";
import { changeDatabase } from "./support/change-database.ts";
import { askApi, connectSandbox, publicTexts, signUp } from "./support/person.ts";
import type { Planrrr } from "./support/start-planrrr.ts";
import { expect, test } from "./support/test.ts";

interface Deal {
  id: string;
  title: string;
  priceMinor: number;
}

/** A deal of the practice shop, which a local start reads by itself. */
async function aDeal({ url }: Planrrr, nth: number): Promise<Deal> {
  let found: Deal | undefined;
  await expect
    .poll(
      async () => {
        const answer = await fetch(`${url}/api/bundles/search?currency=USD&sort=price&limit=10`);
        found = ((await answer.json()) as { items: Deal[] }).items[nth];
        return found?.id;
      },
      { timeout: 30_000, message: "the practice shop is read" },
    )
    .toBeDefined();
  if (!found) throw new Error("There is no deal.");
  return found;
}

/** What a run writes when a price has changed, in one transaction. */
async function setPrice(planrrr: Planrrr, { id }: Deal, from: number, to: number): Promise<void> {
  const run = `run-${crypto.randomUUID()}`;
  await changeDatabase(
    planrrr,
    `with run as (insert into ingestion_runs (id, source, entry_hash, started_at, completed_at, verdict)
        values ('${run}', 'sandbox-shop', 'e', now(), now(), 'ok') returning id),
      deal as (update bundles set price_minor = ${to}, last_changed_at = now() where id = '${id}' returning id),
      told as (insert into bundle_history (bundle_id, run_id, field, before, after, at)
        select deal.id, run.id, 'priceMinor', '${from}', '${to}', now() from deal, run returning id)
      select pg_notify('planrrr_bundles', 'sandbox-shop') from told`,
  );
}

test("the catalogue is searched and narrowed, and a search is saved, renamed and deleted", async ({
  page,
  planrrr,
}) => {
  await aDeal(planrrr, 0);
  await signUp(page);
  await page.goto("/deals");
  await expect(page.getByRole("link", { name: "Your deals" })).toBeVisible();
  await page.getByRole("searchbox", { name: "Search deals" }).fill("music");
  await page.getByRole("button", { name: "Search" }).click();
  const headline = page.getByRole("heading", { level: 2, name: /“music”/ });
  await expect(headline).toBeVisible();
  const all = Number(/^\d+/.exec((await headline.textContent()) ?? "")?.[0]);
  await page.getByRole("group", { name: "For whom" }).getByRole("checkbox").first().check();
  await page.waitForURL(/audience=/);
  expect(Number(/^\d+/.exec((await headline.textContent()) ?? "")?.[0])).toBeLessThan(all);
  expect(await barriersOf(page)).toEqual([]);

  await page.getByRole("link", { name: "Save this search" }).click();
  await page.waitForURL(/\/watching\?save=1/);
  await page.getByLabel("Name").fill("Songs");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const saved = page.getByRole("list", { name: "Saved" }).getByRole("listitem");
  await expect(saved).toContainText("“music”");
  await expect(page).toHaveURL(/\/watching$/);
  await saved.getByRole("button", { name: "Rename “Songs”" }).click();
  await page.getByLabel("New name").fill("Tunes");
  await page.getByRole("button", { name: "Save the name" }).click();
  await expect(saved.getByRole("link", { name: "Tunes" })).toHaveAttribute("href", /\?q=music&audience=/);
  expect(await barriersOf(page)).toEqual([]);
  await saved.getByRole("button", { name: "Delete “Tunes”" }).click();
  await expect(saved).toHaveCount(0);
});

test("a deal's page has its price as a line and in words, and tells a new one without being loaded again", async ({
  page,
  planrrr,
}) => {
  const deal = await aDeal(planrrr, 1);
  await signUp(page);
  await page.goto(`/deals/${deal.id}`);
  await expect(page.getByRole("img", { name: /^Price: / })).toBeVisible();
  await expect(page.getByRole("link", { name: "Your deals" })).toBeVisible();
  await page.getByRole("link", { name: "Tell me when it changes" }).click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("list", { name: "Saved" })).toContainText("One deal");
  const told = page.getByRole("list", { name: "Told" });
  const other = await page.context().newPage();
  await other.goto(`${planrrr.url}/deals/${deal.id}`);
  await expect(other.getByRole("link", { name: "Your deals" })).toBeVisible();
  await setPrice(planrrr, deal, deal.priceMinor, 123);
  await expect(other.locator(".deal-price")).toContainText("$1.23");
  await expect(other.getByRole("status")).toContainText("$1.23");
  await expect(told).toContainText("to $1.23", { timeout: 20_000 });
  await page.getByRole("button", { name: "I have seen these" }).click();
  await expect(told).not.toContainText("New");
  expect(await barriersOf(page)).toEqual([]);
});

test("without scripts a guest searches, opens a deal, and reads what it has cost", async ({
  browser,
  page,
  planrrr,
}) => {
  await aDeal(planrrr, 0);
  const guest = await browser.newContext({ javaScriptEnabled: false, baseURL: planrrr.url });
  const plain = await guest.newPage();
  await plain.goto("/deals");
  await plain.getByRole("searchbox", { name: "Search deals" }).fill("screen");
  await plain.getByRole("button", { name: "Search" }).click();
  await plain.locator("article h3 a").first().click();
  await expect(plain.getByRole("heading", { level: 1 })).toContainText("screen");
  await expect(plain.getByRole("img", { name: /^Price: / })).toBeVisible();
  await expect(plain.getByRole("heading", { name: "What has changed" })).toBeVisible();
  const address = plain.url();
  await guest.close();
  await page.goto(address);
});

test("a post waits for its deal, goes out once when it drops, and another is cancelled", async ({
  page,
  planrrr,
}) => {
  const deal = await aDeal(planrrr, 2);
  await signUp(page);
  await connectSandbox(page, planrrr);
  await page.goto(`/deals/${deal.id}`);
  for (const words of ["First: {{title}} is {{price}}", "Second: {{title}} is {{price}}"]) {
    await page.goto(`/watching/drops?deal=${deal.id}`);
    await page.getByLabel("Words").fill(words);
    await page.getByRole("checkbox", { name: /Mastodon/ }).check();
    await page.getByRole("button", { name: "Let it wait" }).click();
    await expect(page.getByRole("list", { name: "Prepared posts" })).toContainText(words);
  }
  expect(await barriersOf(page)).toEqual([]);
  const prepared = page.getByRole("list", { name: "Prepared posts" }).getByRole("listitem");
  const second = prepared.filter({ hasText: "Second" });
  await second.getByRole("button", { name: /^Do not post/ }).click();
  await expect(second).toContainText("Cancelled");
  await setPrice(planrrr, deal, deal.priceMinor, 77);
  const first = prepared.filter({ hasText: "First" });
  await expect(first.getByRole("link", { name: /^See the post/ })).toBeVisible({ timeout: 20_000 });
  await setPrice(planrrr, deal, 77, 55);
  const about = async () => (await publicTexts(planrrr)).filter((text) => text.includes(deal.title));
  await expect.poll(about, { timeout: 20_000 }).toEqual([`First: ${deal.title} is $0.77`]);
  const { items } = await askApi<{ items: { text: string }[] }>(page, planrrr, "get", "/api/posts");
  expect(items.map(({ text }) => text)).toEqual([`First: ${deal.title} is $0.77`]);
});

test("sources say how they stand, and one is fetched at once", async ({ page, planrrr }) => {
  await aDeal(planrrr, 0);
  await signUp(page);
  await page.goto("/watching");
  await page.getByRole("navigation", { name: "Deals" }).getByRole("link", { name: "Sources" }).click();
  const source = page.getByRole("region", { name: "sandbox-lumen" });
  await expect(source).toContainText("Last read today");
  const visits = source.getByRole("list").getByRole("listitem");
  const before = await visits.count();
  await source.getByRole("button", { name: /^Fetch now/ }).click();
  await expect(visits).toHaveCount(Math.min(5, before + 1));
  await expect(visits.first()).toContainText("because somebody asked");
  await expect(source.getByRole("status")).toContainText(/Read|Nothing has changed/, { timeout: 20_000 });
  expect(await barriersOf(page)).toEqual([]);
});
