import type { Page } from "@playwright/test";
import { drawFilm, sentPart as part, slow } from "./support/films.ts";
import { askApi, connectSandbox, signUp } from "./support/person.ts";
import { signInAtNetwork } from "./support/sign-in-at-network.ts";
import type { Planrrr } from "./support/start-planrrr.ts";
import { dot } from "./support/start-site.ts";
import { expect, expectNoBarriers, test as base } from "./support/test.ts";

const test = base.extend({
  visits: ({ planrrr }, use) => use(planrrr.standIns.map(({ url }) => url)),
});

const FILM_BYTES = 24_000_000;
const progress = (page: Page) => page.getByRole("progressbar", { name: "Sending walk.mp4" });
const films = (page: Page) => page.getByLabel("What the video shows");

async function connect(page: Page, planrrr: Planrrr, name: string, network: string, as: string | RegExp) {
  await page.goto("/connections");
  await page.getByRole("button", { name: `${name} practice account` }).click();
  const standIn = planrrr.standIns.find((each) => each.network === network)?.url ?? "";
  await signInAtNetwork(page, standIn, { as });
  await expect(page.getByText(`${name} is connected`)).toBeVisible();
}

test("a video is sent with progress, paused, gone on with, and found again after a reload", async ({
  page,
  planrrr,
}) => {
  test.setTimeout(90_000);
  await signUp(page);
  await connectSandbox(page, planrrr);
  const file = await drawFilm(FILM_BYTES);
  await page.goto("/write");
  const faster = await slow(page);
  await page.setInputFiles("input[type=file]", file);
  await expect.poll(() => part(page)).toBeGreaterThan(0);
  await expect(page.getByText("A file is still on its way.")).toBeVisible();
  await page.getByRole("button", { name: "Pause walk.mp4" }).click();
  await expect(page.getByText(/walk.mp4 is paused at \d+ % of 24 MB/)).toBeVisible();
  await expectNoBarriers(page);
  const paused = await part(page);
  expect(paused).toBeLessThan(100);
  await page.getByRole("button", { name: "Go on with walk.mp4" }).click();
  await expect.poll(() => part(page)).toBeGreaterThan(paused);

  await page.reload();
  await expect(page.getByText(/walk.mp4 stopped at \d+ % of 24 MB when the page was closed/)).toBeVisible();
  expect(await part(page)).toBeGreaterThan(0);
  await expectNoBarriers(page);
  const again = page.getByLabel("walk.mp4 again");
  await again.setInputFiles({ name: "other.mp4", mimeType: "video/mp4", buffer: dot });
  await expect(page.getByText("That is another file: choose the same one, unchanged.")).toBeVisible();
  await faster();
  const offsets: number[] = [];
  page.on("request", (request) => {
    if (request.method() === "PATCH") offsets.push(Number(request.headers()["upload-offset"]));
  });
  await again.setInputFiles(file);
  await expect(films(page)).toHaveCount(1, { timeout: 30_000 });
  expect(offsets).toHaveLength(1);
  expect(offsets[0]).toBeGreaterThan(0);
  await expect(progress(page)).toHaveCount(0);
  await expect(page.locator(".picture-grid video")).toHaveCount(1);

  await page.getByLabel("Your words").fill("A walk, from its beginning to its end");
  await films(page).fill("Somebody walks along a river");
  await page.getByRole("button", { name: "Keep as draft" }).click();
  await page.waitForURL("**/posts");
  await page.getByRole("link", { name: "A walk, from its beginning" }).click();
  await expect(films(page)).toHaveValue("Somebody walks along a river");
});

test("a video that is given up leaves nothing behind", async ({ page, planrrr }) => {
  await signUp(page);
  await connectSandbox(page, planrrr);
  const file = await drawFilm(FILM_BYTES);
  await page.goto("/write");
  await slow(page);
  await page.setInputFiles("input[type=file]", file);
  await expect.poll(() => part(page)).toBeGreaterThan(0);
  await page.getByRole("button", { name: "Give up walk.mp4" }).click();
  await expect(progress(page)).toHaveCount(0);
  await expect
    .poll(
      async () => (await askApi<{ usedBytes: number }>(page, planrrr, "get", "/api/media/room")).usedBytes,
    )
    .toBe(0);
  await page.reload();
  await expect(page.getByText("walk.mp4")).toHaveCount(0);
});

test("what it costs is told before it is sent, and pictures are made to fit the network", async ({
  page,
  planrrr,
}) => {
  await signUp(page);
  await connect(page, planrrr, "X", "x", "@alice");
  await connect(page, planrrr, "Instagram", "instagram", /@bobs_bikes/);
  await page.goto("/write");
  for (const name of [/^X,/, /Instagram/])
    await page.getByRole("group", { name: "Where it goes" }).getByRole("checkbox", { name }).check();
  await page.getByLabel("Your words").fill("Slow walks https://example.com/walks");
  const bar = page.locator(".actionbar");
  await expect(bar).toContainText("It costs 0.20 USD on X.");
  const onX = page.getByRole("article", { name: "On X" });
  await expect(onX).toContainText("X charges 0.20 USD for it.");
  await page.getByLabel("Your words").fill("Slow walks");
  await expect(bar).toContainText("It costs 0.015 USD on X.");

  const picture = await page.screenshot({ type: "png" });
  await page.setInputFiles("input[type=file]", { name: "walk.png", mimeType: "image/png", buffer: picture });
  await page.getByLabel("What the picture shows").fill("A page to write on");
  await page.getByRole("button", { name: "Make it fit Instagram" }).click();
  await expect(page.getByText(/Saved as JPEG for Instagram: \d+ × \d+/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Make it fit Instagram" })).toHaveCount(0);
  const onInstagram = page.getByRole("article", { name: "On Instagram" });
  await expect(onInstagram).toContainText("own version");
});
