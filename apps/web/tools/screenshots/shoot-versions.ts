import type { Page } from "@playwright/test";
import type { Shoot } from "./shoot.ts";

/** One text for everyone, and a shorter one where it is too long. */
export async function shootVersions(
  shoot: Shoot,
  page: Page,
  { bluesky, long, short }: { bluesky: string; long: string; short: string },
): Promise<void> {
  await page.goto("/write");
  const where = page.getByRole("group", { name: "Where it goes" });
  await where.getByRole("checkbox", { name: new RegExp(bluesky) }).check();
  await page.getByLabel("Your words").fill(long);
  await page.getByRole("button", { name: "Write a shorter one for Bluesky" }).click();
  await page.getByLabel("Your words for Bluesky").fill(short);
  await page.getByText("Kept in this browser").waitFor();
  await shoot(page, "write-versions", "/write", async () => {
    await page.getByRole("radio", { name: /Bluesky, own version/ }).check();
  });
}
