import type { Page } from "@playwright/test";
import { drawFilm, sentPart, slow } from "./support/films.ts";
import { connectSandbox, signUp } from "./support/person.ts";
import { type Bucket, startBucket } from "./support/start-bucket.ts";
import { startPlanrrr } from "./support/start-planrrr.ts";
import { expect, expectNoBarriers, test as base } from "./support/test.ts";

/** planrrr with its files in a bucket, at another origin. */
const test = base.extend<object, { bucket: Bucket }>({
  bucket: [
    async ({ browserName: _browserName }, use) => {
      const bucket = await startBucket();
      await use(bucket);
      await bucket.stop();
    },
    { scope: "worker" },
  ],
  planrrr: [
    async ({ bucket }, use) => {
      const planrrr = await startPlanrrr(bucket.env);
      await use(planrrr);
      await planrrr.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
});

/** Three parts. */
const FILM_BYTES = 20_000_000;

/** The parts that arrived in the bucket, by their numbers. */
function watchParts(page: Page, { url }: Bucket): number[] {
  const parts: number[] = [];
  page.on("requestfinished", (request) => {
    if (request.method() !== "PUT" || !request.url().startsWith(`${url}/`)) return;
    parts.push(Number(new URL(request.url()).searchParams.get("partNumber")));
  });
  return parts;
}

test("a video goes into the bucket part by part, and on after a reload with what is missing", async ({
  page,
  planrrr,
  bucket,
}) => {
  test.setTimeout(120_000);
  await signUp(page);
  await connectSandbox(page, planrrr);
  const file = await drawFilm(FILM_BYTES);
  const parts = watchParts(page, bucket);
  const throughPlanrrr: string[] = [];
  page.on("request", (request) => {
    if (request.url().startsWith(`${planrrr.url}/api/media/uploads`)) throughPlanrrr.push(request.url());
  });
  await page.goto("/write");
  const faster = await slow(page, 1_500_000);
  await page.setInputFiles("input[type=file]", file);
  await expect.poll(() => parts.length, { timeout: 30_000 }).toBe(1);
  await page.getByRole("button", { name: "Pause walk.mp4" }).click();
  await expect(page.getByText(/walk.mp4 is paused at \d+ % of 20 MB/)).toBeVisible();
  expect(await sentPart(page)).toBeGreaterThanOrEqual(40);
  await expectNoBarriers(page);

  await page.reload();
  await expect(page.getByText(/walk.mp4 stopped at \d+ % of 20 MB when the page was closed/)).toBeVisible();
  await faster();
  await page.getByLabel("walk.mp4 again").setInputFiles(file);
  await expect(page.getByLabel("What the video shows")).toHaveCount(1, { timeout: 30_000 });
  expect(parts).toHaveLength(3);
  expect(new Set(parts)).toEqual(new Set([1, 2, 3]));
  expect(throughPlanrrr).toEqual([]);
  const film = page.locator(".picture-grid video");
  await expect(film).toHaveCount(1);
  // Played from planrrr, which asks the bucket: its pages need no right to show what lies elsewhere.
  const [seen] = await Promise.all([
    page.waitForResponse((response) => response.url().startsWith(`${planrrr.url}/api/media/`)),
    page.reload(),
  ]);
  expect([200, 206]).toContain(seen.status());
  expect(seen.headers()["content-type"]).toBe("video/mp4");
});

test("a picture lies in the bucket too, and is shown; pages may send there, and nothing more", async ({
  page,
  planrrr,
  bucket,
}) => {
  await signUp(page);
  await connectSandbox(page, planrrr);
  const written = await page.goto("/write");
  const policy = new Map(
    (written?.headers()["content-security-policy"] ?? "").split("; ").map((rule) => {
      const [name = "", ...sources] = rule.split(" ");
      return [name, sources.join(" ")] as const;
    }),
  );
  expect(policy.get("connect-src")).toBe(`'self' ${bucket.url}`);
  for (const [name, sources] of policy)
    if (name !== "connect-src") expect(sources, name).not.toContain(bucket.url);

  const picture = await page.screenshot({ type: "png" });
  await page.setInputFiles("input[type=file]", { name: "walk.png", mimeType: "image/png", buffer: picture });
  await page.getByLabel("What the picture shows").fill("A page to write on");
  await page.getByLabel("Your words").fill(`From the bucket ${crypto.randomUUID()}`);
  await page.getByRole("button", { name: "Send now" }).click();
  await expect(page.getByText("Went out").first()).toBeVisible({ timeout: 20_000 });
  const shown = page.locator("aside img");
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
});
