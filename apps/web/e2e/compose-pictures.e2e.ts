import { truncateSync, writeFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, expectNoBarriers, test } from "./support/test.ts";
import { connectSandbox, signUp } from "./support/person.ts";
import { dot } from "./support/start-site.ts";

const picture = (name: string, buffer: Buffer = dot) => ({ name, mimeType: "image/png", buffer });
const alts = (page: Page) => page.getByLabel(/What the picture shows/);
const values = (page: Page) =>
  alts(page).evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));

/** As if a file were dropped or pasted: the browser's own way in needs a desktop. */
async function give(page: Page, how: "drop" | "paste"): Promise<void> {
  await page.getByLabel("Your words").evaluate(
    (field, { how, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], `${how}.png`, { type: "image/png" }));
      field.dispatchEvent(
        how === "drop"
          ? new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: data })
          : new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData: data }),
      );
    },
    { how, base64: dot.toString("base64") },
  );
}

test("pictures are chosen, dropped and pasted, put in order, and come back with what they show", async ({
  page,
  planrrr,
}) => {
  await signUp(page);
  await connectSandbox(page, planrrr);
  await page.goto("/write");
  await page.getByLabel("Your words").fill("With pictures");
  await page.setInputFiles("input[type=file]", [picture("one.png"), picture("two.png")]);
  await expect(alts(page)).toHaveCount(2);
  await give(page, "drop");
  await expect(alts(page)).toHaveCount(3);
  await give(page, "paste");
  await expect(alts(page)).toHaveCount(4);
  for (const [nth, alt] of ["One", "Two", "Three", "Four"].entries()) await alts(page).nth(nth).fill(alt);
  await page.getByLabel("Your words").click();
  await expect(page.getByText("A picture is not described yet.")).toBeHidden();
  await expect(page.locator(".picture-grid.of-4 img")).toHaveCount(4);
  await expectNoBarriers(page);

  await page.getByRole("button", { name: "Move picture 4 up" }).press("Enter");
  expect(await values(page)).toEqual(["One", "Two", "Four", "Three"]);
  await page.locator(".attach img").nth(0).dragTo(page.locator(".attach img").nth(2));
  expect(await values(page)).toEqual(["Two", "Four", "One", "Three"]);
  await expect(page.getByText("Picture 3 of 4 now.")).toBeAttached();
  await page.getByRole("button", { name: "Remove", exact: true }).nth(1).click();

  await page.getByRole("button", { name: "Keep as draft" }).click();
  await page.waitForURL("**/posts");
  await page.getByRole("link", { name: "With pictures" }).click();
  await expect(alts(page)).toHaveCount(3);
  expect(await values(page)).toEqual(["Two", "One", "Three"]);
  await expect(page.getByRole("img", { name: "One" })).toBeVisible();
});

test("what is no picture, empty, or too large is refused in words, and nothing is sent", async ({ page }) => {
  await signUp(page);
  await page.goto("/write");
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/api/media")) sent.push(request.method());
  });
  const refuse = async (file: ReturnType<typeof picture> | string, words: string) => {
    await page.setInputFiles("input[type=file]", file);
    await expect(page.getByText(words)).toBeVisible();
  };
  await refuse(picture("notes.png", Buffer.from("just words")), "notes.png is no picture and no video.");
  await refuse(picture("none.png", Buffer.alloc(0)), "none.png is empty.");
  const film = test.info().outputPath("film.png");
  writeFileSync(film, dot);
  truncateSync(film, 120_000_000);
  await refuse(film, "film.png has 120 MB; a picture may have 100 MB.");
  expect(sent).toEqual([]);
  await expect(alts(page)).toHaveCount(0);
});

test.describe("what only the server sees through", () => {
  test.use({ expected: [/422/] });

  test("is refused after it was sent, and the way there is shown", async ({ page }) => {
    await signUp(page);
    await page.goto("/write");
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    await page.route("**/api/media", async (route) => {
      await held;
      await route.continue();
    });
    // Begins like a picture and is none.
    await page.setInputFiles("input[type=file]", picture("fake.png", dot.subarray(0, 12)));
    await expect(page.getByRole("progressbar", { name: "Sending fake.png" })).toBeVisible();
    letGo();
    await expect(
      page.getByText(/fake.png was not taken. This picture breaks off at its beginning/),
    ).toBeVisible();
    await expect(page.getByRole("progressbar", { name: "Sending fake.png" })).toBeHidden();
  });
});
