import type { Page } from "@playwright/test";
import { connectSandbox, signUp } from "./person.ts";
import type { Planrrr } from "./start-planrrr.ts";

/** The middle of next month: nothing on it is past, and days before and after are of the same month. */
export function middleOfNextMonth(): string {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 14)).toISOString().slice(0, 10);
}

export const after = (day: string, days: number) =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

export async function connect(page: Page, planrrr: Planrrr): Promise<string> {
  await signUp(page);
  await connectSandbox(page, planrrr);
  const { items } = (await (await page.request.get("/api/connections")).json()) as {
    items: { id: string }[];
  };
  return items[0]?.id ?? "";
}

export async function plan(page: Page, { url }: Planrrr, post: object): Promise<{ id: string }> {
  const response = await page.request.post("/api/posts/create", { data: post, headers: { origin: url } });
  if (!response.ok()) throw new Error(await response.text());
  return (await response.json()) as { id: string };
}

export const dayOf = (page: Page, day: string) =>
  page.locator("li", { has: page.locator(`h3 time[datetime="${day}"]`) });
