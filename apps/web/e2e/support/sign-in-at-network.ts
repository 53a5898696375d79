import type { Page } from "@playwright/test";

/** What a person does at a stand-in's page: says who they are, and lets planrrr in or not. */
export async function signInAtNetwork(
  page: Page,
  standIn: string,
  {
    as,
    decision = "Allow",
    back = "/connections",
  }: { as?: string | RegExp; decision?: "Allow" | "Deny"; back?: string } = {},
): Promise<void> {
  await page.waitForURL((url) => url.origin === standIn);
  if (as) await page.getByRole("radio", { name: as }).check();
  await page.getByRole("button", { name: decision }).click();
  await page.waitForURL((url) => url.pathname === back);
}
