import type { Page } from "@playwright/test";
import type { Shoot } from "./shoot.ts";

/** A thread with a first comment, on the desk and after it went out; then what YouTube alone wants to know. */
export async function shootParts(shoot: Shoot, page: Page, parts: readonly string[]): Promise<void> {
  const [first = "", second = "", comment = ""] = parts;
  await page.goto("/write");
  // What the picture before left on the desk is not meant here.
  await page.evaluate(() => localStorage.clear());
  await page.goto("/write");
  const where = page.getByRole("group", { name: "Where it goes" });
  // Mastodon has asked for a pause on the pictures before.
  await where.getByRole("checkbox", { name: /@alice@/ }).uncheck();
  await where.getByRole("checkbox", { name: /@bob@/ }).check();
  await where.getByRole("checkbox", { name: /Bluesky/ }).check();
  await page.getByLabel("Your words").fill(first);
  await page.getByRole("button", { name: "Go on in a second part" }).click();
  await page.getByLabel("Part 2 of 2").fill(second);
  await page.getByRole("button", { name: "First comment" }).click();
  await page.getByLabel("First comment").fill(comment);
  await page.getByText("Kept in this browser").waitFor();
  await shoot(page, "write-thread", "/write", async () => {
    await page.getByLabel("First comment").scrollIntoViewIfNeeded();
  });
  await page.getByRole("button", { name: "Send now" }).click();
  await page.waitForURL("**/post?id=*");
  await page.getByText("It is out everywhere.").waitFor({ timeout: 60_000 });
  await shoot(page, "post-thread", page.url());
  await page.goto("/write");
  await where.getByRole("checkbox", { name: /YouTube/ }).check();
  await page.getByLabel("Your words").fill(first);
  await page.getByText("Kept in this browser").waitFor();
  await shoot(page, "write-youtube", "/write", async () => {
    await page.getByRole("radio", { name: /YouTube/ }).check();
    await page.getByLabel("Title of the video").scrollIntoViewIfNeeded();
  });
}
