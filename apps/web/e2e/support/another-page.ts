import type { Page } from "@playwright/test";
import type { Planrrr } from "./start-planrrr.ts";
import { complaintOf } from "./test.ts";

/** A page of another person, in a browser of their own, which complains into `complaints`. */
export async function anotherPage(page: Page, { url }: Planrrr, complaints: string[]): Promise<Page> {
  const browser = page.context().browser();
  if (!browser) throw new Error("There is no browser.");
  const context = await browser.newContext({ baseURL: url, locale: "en-GB" });
  const other = await context.newPage();
  other.on("console", (message) => {
    const complaint = complaintOf(message);
    if (complaint) complaints.push(complaint);
  });
  other.on("pageerror", (error) => complaints.push(String(error)));
  return other;
}
