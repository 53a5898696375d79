import type { Page } from "@playwright/test";
import { connectSandbox, signUp } from "./support/person.ts";
import { expect, test } from "./support/test.ts";

const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    const labelled =
      element instanceof HTMLInputElement ||
      element instanceof HTMLSelectElement ||
      element instanceof HTMLTextAreaElement;
    const label = labelled ? element.labels?.[0]?.textContent : undefined;
    return (label ?? element?.getAttribute("aria-label") ?? element?.textContent ?? "").trim();
  });

/** Goes on with Tab until something of that name has the focus, which must be seen. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let step = 0; step < 80; step++) {
    await page.keyboard.press("Tab");
    if (!name.test(await focused(page))) continue;
    const seen = await page.evaluate(() => {
      const element = document.activeElement;
      const face = element?.matches(".pick input, .check input, .file-drop input");
      return element
        ? getComputedStyle(face ? (element.nextElementSibling ?? element) : element).outlineStyle
        : "";
    });
    expect(seen, `the focus on ${String(name)} is seen`).toBe("solid");
    return;
  }
  throw new Error(`Tab does not lead to ${String(name)}.`);
}

test("a text is saved, a time added, a post repeated and a file planned without a mouse", async ({
  page,
  planrrr,
}) => {
  test.slow();
  await signUp(page);
  await connectSandbox(page, planrrr);

  await page.goto("/plan");
  await page.getByRole("heading", { name: "Save what repeats" }).waitFor();
  await tabTo(page, /^New saved text$/);
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  await tabTo(page, /^Name$/);
  await page.keyboard.type("Hello");
  await tabTo(page, /^Text$/);
  await page.keyboard.type("Hello {{name}}");
  await tabTo(page, /^Save$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Hello" })).toBeVisible();
  await expect.poll(() => focused(page)).toBe("New saved text");

  await tabTo(page, /^Delete “Hello”$/);
  await page.keyboard.press("Enter");
  await expect(page.getByText("“Hello” is deleted")).toBeVisible();
  await page.keyboard.press("Alt+n");
  await tabTo(page, /^Undo$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Hello" })).toBeVisible();

  await page.reload();
  await page.getByRole("heading", { name: "Hello" }).waitFor();
  await tabTo(page, /^Weekly times$/);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/plan/slots");
  await page.getByLabel("Whose time").waitFor();
  await tabTo(page, /Wednesday/);
  await page.keyboard.press("Space");
  await tabTo(page, /^Add these times$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Remove Wednesday, 9:00 in Dublin" })).toBeVisible();

  await page.goto("/plan/repeats?new=1");
  await page.getByLabel("Words").waitFor();
  await tabTo(page, /^Words$/);
  await page.keyboard.type("Every week, without a mouse");
  await tabTo(page, /^Repeat it$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Every week, without a mouse" })).toBeVisible();

  await page.goto("/plan/import");
  // Until it is known who is here, the shell is another one, and the focus goes with it.
  await page.getByLabel(/Choose a CSV or JSON file/).waitFor({ state: "attached" });
  await tabTo(page, /^Choose a CSV or JSON file/);
  const chooser = page.waitForEvent("filechooser");
  await page.keyboard.press("Enter");
  await (
    await chooser
  ).setFiles({
    name: "posts.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("text,draft\nAn idea,yes"),
  });
  await page.getByRole("heading", { name: "1 row is good" }).waitFor();
  await tabTo(page, /^Plan 1 post$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "1 post kept as a draft" })).toBeVisible();
});
