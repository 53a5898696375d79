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
  await expect(page.getByText("<b>bold<img src=x>.png is no picture.")).toBeVisible();
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
