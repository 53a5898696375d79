import { expect, test } from "@playwright/test";
import { barriersOf, paleTextOf } from "./support/barriers-of.ts";

const around = (words: string) =>
  `<html lang="en"><title>A page</title><main><h1>A page</h1>${words}</main></html>`;

test("the look for barriers finds them, and text of 7:1 alone is enough", async ({ page }) => {
  await page.setContent(around(`<p style="color:#595959">Seven to one</p>`));
  expect([await barriersOf(page), await paleTextOf(page)]).toEqual([[], []]);
  await page.setContent(around(`<p style="color:#666">Less</p><img src="data:,"><button></button>`));
  expect(await barriersOf(page)).toEqual([
    expect.stringMatching(/^button-name: <button><\/button>/),
    expect.stringMatching(/^color-contrast-enhanced: <p style="color:#666">Less<\/p> \(.*5\.74/),
    expect.stringMatching(/^image-alt: <img src="data:,">/),
  ]);
  expect(await paleTextOf(page)).toEqual([expect.stringMatching(/^color-contrast-enhanced: /)]);
});
