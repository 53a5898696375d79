import type { Page } from "@playwright/test";
import { connectSandbox, publicTexts, signUp } from "./support/person.ts";
import { dot } from "./support/start-site.ts";
import { expect, expectNoBarriers, sitDown, test } from "./support/compose-test.ts";

const nasty = `"><img src=x onerror="window.taken=1"><script>window.taken=1</script>{{x}}`;
const isTaken = (page: Page) =>
  page.evaluate(() => "taken" in window || document.querySelector("main img[onerror]") !== null);

test("whatever is written stays text in every field", async ({ page, planrrr, pds, site }) => {
  test.slow();
  await sitDown(page, planrrr, pds);
  page.on("dialog", () => {
    throw new Error("A script has run.");
  });
  await page.request.post("/api/templates", {
    data: { kind: "text", name: nasty, text: `${nasty} {{field}}` },
    headers: { origin: planrrr.url },
  });
  await page.getByLabel("Your words").fill(`${nasty} ${site.url}/walks`);
  const card = page.getByRole("region", { name: /Card of/ });
  await card.getByRole("button", { name: "Change the card's words" }).click();
  await card.getByLabel("Title of the card").fill(nasty);
  await card.getByLabel("What it says").fill(nasty);
  await expect(card.locator(".link-face")).toContainText("onerror");
  await page.getByRole("radio", { name: /Mastodon/ }).check();
  await page.getByText("More for Mastodon").click();
  await page.getByLabel("Content warning").fill(nasty);
  await expect(page.locator(".preview-warning")).toContainText("onerror");
  await page.getByRole("button", { name: "Emoji" }).click();
  await page.getByLabel("Look for an emoji").fill(nasty);
  await expect(page.getByText("No emoji of that name.")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("radio", { name: "Everyone" }).check();
  await page.getByRole("button", { name: "Saved texts" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Save what you have written as").fill(nasty);
  await dialog.getByRole("button", { name: /onerror/ }).click();
  await dialog.getByLabel("field").fill(nasty);
  await expectNoBarriers(page);
  await dialog.getByRole("button", { name: "Put it in" }).click();
  await page.setInputFiles("input[type=file]", {
    name: `${nasty}.png`.replaceAll("/", ""),
    mimeType: "image/png",
    buffer: dot,
  });
  await page.getByLabel(/What the picture shows/).fill(nasty);
  await page.getByRole("button", { name: "Show more" }).click();
  await expect(page.locator(".picture-grid img").first()).toHaveAttribute("alt", nasty);
  await page.setInputFiles("input[type=file]", {
    name: "<b>bold<img src=x>.png",
    mimeType: "image/png",
    buffer: Buffer.from("x"),
  });
  await expect(page.getByText("<b>bold<img src=x>.png is no picture and no video.")).toBeVisible();
  expect(await isTaken(page)).toBe(false);
});

test("right-to-left words run from the right, in the field and in the preview", async ({ page, planrrr }) => {
  await signUp(page);
  await connectSandbox(page, planrrr);
  await page.goto("/write");
  await page.getByLabel("Your words").fill("שלום לכולם\nEnglish below");
  const directions = await page
    .locator("#words, .preview .words")
    .evaluateAll((elements) => elements.map((element) => getComputedStyle(element).direction));
  expect(directions).toEqual(["rtl", "rtl"]);
  await page.getByLabel("Your words").fill("English first");
  await expect(page.getByLabel("Your words")).toHaveCSS("direction", "ltr");
});

test("families and flags go out as they were written", async ({ page, planrrr }) => {
  await signUp(page);
  await connectSandbox(page, planrrr);
  await page.goto("/write");
  const words = `👨‍👩‍👧‍👦🏳️‍🌈🇮🇪👍🏿 ${crypto.randomUUID()}`;
  await page.getByLabel("Your words").fill(words);
  // Four pictures, a space, and an id of 36.
  await expect(page.getByText("459 left")).toBeVisible();
  await page.getByRole("button", { name: "Send now" }).click();
  await expect(page.getByText("Went out").first()).toBeVisible({ timeout: 20_000 });
  expect(await publicTexts(planrrr)).toContain(words);
});

test("ten megabytes pasted by mistake are cut to what a post may hold, and the page stays usable", async ({
  page,
  planrrr,
}) => {
  await signUp(page);
  await connectSandbox(page, planrrr);
  await page.goto("/write");
  const words = page.getByLabel("Your words");
  await words.focus();
  await page.keyboard.insertText("word ".repeat(2_000_000));
  await expect(page.getByText("99,500 too many").first()).toBeVisible();
  expect((await words.inputValue()).length).toBe(100_000);
  await words.fill("The line I meant");
  await expect(page.getByText("484 left")).toBeVisible();
});

test("ten thousand characters are pasted, and typing goes on without a stumble", async ({
  page,
  planrrr,
  pds,
}) => {
  await sitDown(page, planrrr, pds);
  const words = page.getByLabel("Your words");
  await words.focus();
  const paste = "A line of words with #tags, @names.example.com and https://example.com/links. ".repeat(129);
  await page.keyboard.insertText(paste.slice(0, 10_000));
  await expect(page.getByText(/too long for Bluesky/)).toBeVisible();
  // The processor's time of the page, not the clock's: other programs on a busy machine are not to blame it for.
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const spent = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? NaN) * 1000;
  };
  const times: number[] = [];
  for (const key of "and the words that follow are typed one by one") {
    const before = await spent();
    await page.keyboard.press(key === " " ? "Space" : key);
    // Two frames on, what the key has changed has been painted.
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    times.push((await spent()) - before);
  }
  const p95 = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Infinity;
  process.stdout.write(`typing p95 ${Math.round(p95)} ms of ${times.length} keys\n`);
  await expect(words).toHaveValue(/typed one by one$/);
  expect(p95).toBeLessThanOrEqual(100);
});
