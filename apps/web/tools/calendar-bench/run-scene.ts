import type { Page } from "@playwright/test";
import { timeInteraction } from "./watch-interactions.ts";

export type Timings = Map<string, number[]>;

const after = (day: string, days: number) =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** Everything people do on a calendar, `rounds` times, on the month of `day` (its middle). */
export async function runScene(page: Page, day: string, rounds: number): Promise<Timings> {
  const timings: Timings = new Map();
  const time = async (name: string, act: () => Promise<void>, settled?: () => Promise<unknown>) => {
    const ms = await timeInteraction(page, act);
    timings.set(name, [...(timings.get(name) ?? []), ms]);
    await settled?.();
  };
  const cards = page.getByRole("article");
  const view = (name: string) => () =>
    page.getByRole("radio", { name, exact: true }).check({ force: true, noWaitAfter: true });
  const dayOf = (on: string) => page.locator("li", { has: page.locator(`h3 time[datetime="${on}"]`) });
  const home = async () => {
    await page.goto(`/calendar?day=${day}`);
    await cards.first().waitFor();
    await page.waitForTimeout(1_500);
  };
  for (let round = 0; round < rounds; round++) {
    await home();
    await time("open the month before", () => page.locator(".cal-controls button").first().click());
    await page.waitForTimeout(400);
    await time("open the month again", () => page.locator(".cal-controls button").nth(2).click());
    await cards.first().waitFor();
    await page.waitForTimeout(400);
    for (const name of ["Week", "List", "Day", "Month"]) {
      await time(`switch to ${name.toLowerCase()}`, view(name), () => cards.first().waitFor());
      await page.waitForTimeout(300);
    }
    const more = page.locator(".cal-more").first();
    if ((await more.count()) > 0) await time("open a day's posts", () => more.click());
    else await time("open a day's posts", view("Day"));
    await page.waitForTimeout(300);
    await view("Month")();
    await page.waitForTimeout(300);
    await time("open the filter", () => page.getByRole("button", { name: /^Filter/ }).click());
    await page.waitForTimeout(300);
    const shown = page.getByRole("dialog").getByLabel("Posts", { exact: true });
    await shown.focus();
    await time("filter by status", () => page.keyboard.press("d"));
    await page.waitForTimeout(300);
    await time("show everything", () => page.getByRole("button", { name: "Show everything" }).last().click());
    await page.getByRole("button", { name: "Done" }).click();
    await home();
    const first = dayOf(day).getByRole("article").first();
    const takeBack = async () => {
      const undo = page.getByRole("button", { name: "Undo" }).last();
      await undo.waitFor();
      await time("take it back", () => undo.click());
      await first.waitFor();
      await page.waitForTimeout(700);
    };
    for (const key of ["ArrowRight", "ArrowDown"]) {
      await first.getByRole("link").focus();
      await time("move by an arrow key", () => page.keyboard.press(`Shift+${key}`));
      await takeBack();
    }
    await time("drag a card", () => first.dragTo(dayOf(after(day, 3))));
    await takeBack();
  }
  return timings;
}
