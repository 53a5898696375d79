import type { Page } from "@playwright/test";
import { connectSandbox, signUp } from "./support/person.ts";
import { expect, expectNoBarriers, test } from "./support/test.ts";

const nasty = `<img src=x onerror="document.title='hacked'">`;

const choose = (page: Page, name: string, content: string | Buffer) =>
  page
    .getByLabel(/Choose a CSV or JSON file/)
    .setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(content) });

/** How the first account is called in a file. */
async function handle(page: Page): Promise<string> {
  const { items } = (await (await page.request.get("/api/connections")).json()) as {
    items: { handle: string }[];
  };
  return items[0]?.handle ?? "";
}

async function postCount(page: Page): Promise<number> {
  let count = 0;
  let cursor = "";
  do {
    const answer = await page.request.get(`/api/posts?limit=100${cursor}`);
    if (!answer.ok()) throw new Error(`${answer.status()}: ${await answer.text()}`);
    const { items, nextCursor } = (await answer.json()) as { items: unknown[]; nextCursor: string | null };
    count += items.length;
    cursor = nextCursor ? `&cursor=${nextCursor}` : "";
    if (!nextCursor) return count;
  } while (cursor);
  return count;
}

test("a file is tried out, its rows are told, and only the good ones are planned, once", async ({
  page,
  planrrr,
}) => {
  await signUp(page);
  await connectSandbox(page, planrrr);
  await page.goto("/plan/import");
  const account = await handle(page);
  // As Excel saves it in Europe: windows-1252 and semicolons.
  const file = [
    "Text;Connections;Local time;Time zone;Draft",
    `"Café; then a walk";${account};2030-12-24 09:00;;`,
    `${nasty};nobody${nasty};2030-12-24 09:00;;`,
    `No zone like it;${account};2030-12-24 09:00;Mars/Base;`,
    `Too late;mastodon:${account};2020-12-24 09:00;;`,
    `When;${account};24/12/2030;;`,
    "An idea;;;;yes",
  ].join("\r\n");
  await choose(page, "posts.csv", Buffer.from(file, "latin1"));
  await expect(page.getByRole("heading", { name: "4 rows need you, 2 are good" })).toBeVisible();
  const rows = page.getByRole("list", { name: "Rows of the file" }).getByRole("listitem");
  await expect(rows).toHaveCount(4);
  await expect(rows.nth(0)).toContainText("Row 3");
  await expect(rows.nth(0)).toContainText(`connections: There is no account "nobody`);
  await expect(rows.nth(1)).toContainText(
    "timeZone: “Mars/Base” is no time zone. Write it like Europe/Dublin.",
  );
  await expect(rows.nth(2)).toContainText("localTime: That time has passed.");
  await expect(rows.nth(3)).toContainText("localTime: “24/12/2030” is no date and time.");
  await expectNoBarriers(page);
  expect(await postCount(page)).toBe(0);

  await expect(page.getByRole("button", { name: "Plan 2 posts" })).toBeDisabled();
  await page.getByRole("checkbox", { name: /Leave out 4 rows/ }).check();
  await page.getByRole("button", { name: "Plan 2 posts" }).dblclick();
  await expect(page.getByRole("heading", { name: "1 post planned, 1 kept as a draft" })).toBeVisible();
  await expect(page.getByText("Café; then a walk")).toBeVisible();
  expect(await postCount(page)).toBe(2);
  await expectNoBarriers(page);
  await expect(page).toHaveTitle(/Import posts/);

  await page.getByRole("button", { name: "Import another file" }).click();
  await choose(page, "posts.csv", Buffer.from(file, "latin1"));
  await expect(page.getByText(/You have planned this file already, today/)).toBeVisible();
});

test("the sample fits, and files that are none are refused in words", async ({ page, planrrr }) => {
  await signUp(page);
  await connectSandbox(page, planrrr);
  await page.goto("/plan/import");
  const said = page.getByRole("alert");
  for (const [content, words] of [
    ["", "This file is empty."],
    [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), "This is not a CSV or JSON file."],
    ["text,price\na,1", "“price” is no column we know."],
    ["name;place\na;b", "There is no column named “text” in the first row."],
    [`text,draft\n${"a,x\n".repeat(1_001)}`, "This file has 1,001 rows."],
  ] as const) {
    await choose(page, "posts.csv", content);
    await expect(said.filter({ hasText: words })).toBeVisible();
  }
  await expectNoBarriers(page);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download the sample" }).click();
  const path = await (await download).path();
  await page.getByLabel(/Choose a CSV or JSON file/).setInputFiles(path);
  await expect(page.getByRole("heading", { name: "3 rows are good" })).toBeVisible();
  await page.getByText("Choose another file").click();
  await choose(page, "posts.json", JSON.stringify([{ text: "Now", connections: [await handle(page)] }]));
  await expect(page.getByText("1 post has no time.")).toBeVisible();
});

test.describe("with a connection that breaks", () => {
  test.use({ expected: [/Failed to load resource|ERR_FAILED|net::/] });
  test("a thousand rows go on where they stopped, and nothing is planned twice", async ({
    page,
    planrrr,
  }) => {
    test.slow();
    await signUp(page);
    await connectSandbox(page, planrrr);
    // The news of a thousand posts must not use up what an account may ask for in a minute.
    const read: string[] = [];
    page.on("request", (asked) => {
      if (asked.url().includes("/rpc/posts/get")) read.push(asked.url());
    });
    await page.goto("/plan/import");
    const account = await handle(page);
    const lines = Array.from({ length: 1_000 }, (_, nth) => `Post ${nth + 1},${account},2030-12-24 09:00`);
    const file = `\uFEFFtext,connections,localTime\n${lines.join("\n")}\n`;
    await choose(page, "thousand.csv", file);
    await expect(page.getByRole("heading", { name: "1,000 rows are good" })).toBeVisible({ timeout: 60_000 });
    // The third request reaches planrrr, but its answer is lost on the way.
    let request = 0;
    await page.route("**/rpc/posts/bulk", async (route) => {
      request += 1;
      if (request === 3) await route.fetch();
      await (request === 3 ? route.abort("connectionreset") : route.continue());
    });
    await page.getByRole("button", { name: "Plan 1,000 posts" }).click();
    await expect(page.getByText("We cannot reach planrrr.")).toBeVisible({ timeout: 60_000 });
    expect(await postCount(page)).toBe(300);

    // The page is closed, and the file chosen again.
    await page.reload();
    await choose(page, "thousand.csv", file);
    await expect(page.getByText(/^This file was begun today/)).toBeVisible({ timeout: 60_000 });
    await page.getByRole("button", { name: "Go on where it stopped" }).click();
    await expect(page.getByRole("heading", { name: "1,000 posts are planned" })).toBeVisible({
      timeout: 90_000,
    });
    expect(await postCount(page)).toBe(1_000);
    expect(read).toEqual([]);
  });
});
