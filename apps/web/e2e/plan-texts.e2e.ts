import { signUp } from "./support/person.ts";
import { expect, expectNoBarriers, test } from "./support/test.ts";

const nasty = `<img src=x onerror="document.title='hacked'"> {{<b>name</b>}} {{name}}`;

test("a text is saved, tried, found, copied, changed, deleted and brought back", async ({ page }) => {
  await signUp(page);
  await page.goto("/plan");
  await expect(page.getByRole("heading", { name: "Save what repeats" })).toBeVisible();
  await expectNoBarriers(page);
  await page.getByRole("button", { name: "New saved text" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await expect(dialog.getByText("Give it a name")).toBeVisible();
  await dialog.getByLabel("Name", { exact: true }).fill("Welcome");
  await dialog.getByLabel("Text", { exact: true }).last().fill("Hello {{name}}, see you on {{day}}.");
  await dialog.getByLabel("Sample for name").fill("Margaret");
  await expect(dialog.getByRole("group", { name: "Preview" })).toHaveText(
    "Hello Margaret, see you on {{day}}.",
  );
  await expectNoBarriers(page);
  await page.keyboard.press("Escape");
  await expect(dialog.getByText("This is not saved yet.")).toBeVisible();
  await dialog.getByRole("button", { name: "Go on writing" }).click();
  await dialog.getByRole("button", { name: "Save", exact: true }).dblclick();
  await expect(page.getByRole("heading", { name: "Welcome" })).toHaveCount(1);
  await expect(page.getByText("Text · asks for name, day")).toBeVisible();

  await page.getByRole("button", { name: "Duplicate “Welcome”" }).click();
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Welcome, copy" })).toBeVisible();
  await page.getByRole("button", { name: "Change “Welcome, copy”" }).click();
  await dialog.getByLabel("Name", { exact: true }).fill("Café");
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  // Until it has closed, the dialogue holds the focus.
  await expect(dialog).toHaveCount(0);
  await page.getByLabel("Search").fill("cafe");
  await expect(page.getByRole("heading", { level: 2 })).toHaveText(["Café"]);
  await page.getByLabel("Search").fill("nothing like it");
  await expect(page.getByText("Nothing fits.")).toBeVisible();
  await page.getByLabel("Search").fill("");

  await page.getByRole("button", { name: "Delete “Café”" }).click();
  await expect(page.getByRole("heading", { name: "Café" })).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("heading", { name: "Café" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { level: 2 })).toHaveText(["Café", "Welcome"]);
});

test("a saved text is used in the composer, behind what stands there, once", async ({ page }) => {
  await signUp(page);
  await page.goto("/write");
  await page.getByLabel("Your words").fill("First words");
  await expect(page.getByText("Kept in this browser")).toBeVisible();
  await page.goto("/plan");
  await page.getByRole("button", { name: "New saved text" }).click();
  await page.getByRole("dialog").getByLabel("Name", { exact: true }).fill("Sign-off");
  await page.getByRole("dialog").getByLabel("Text", { exact: true }).last().fill("See you on {{day}}.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("link", { name: "Use it “Sign-off”" }).click();
  await page.getByRole("dialog").getByLabel("day").fill("Monday");
  await page.getByRole("dialog").getByRole("button", { name: "Put it in" }).click();
  await expect(page.getByLabel("Your words")).toHaveValue("First words\n\nSee you on Monday.");
  await expect(page).toHaveURL(/\/write$/);
  await expect(page.getByText("Kept in this browser")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Your words")).toHaveValue("First words\n\nSee you on Monday.");
});

test("what is typed is shown, never run", async ({ page, planrrr }) => {
  await signUp(page);
  for (const kind of ["text", "hashtags"])
    await page.request.post("/api/templates", {
      data: { kind, name: nasty, text: nasty },
      headers: { origin: planrrr.url },
    });
  await page.goto("/plan");
  await expect(page.getByRole("heading", { level: 2 })).toHaveText([nasty, nasty]);
  await page.getByLabel("Search").fill(nasty);
  await page
    .getByRole("button", { name: /^Change/ })
    .first()
    .click();
  await page.getByLabel("Sample for name").fill(nasty);
  await expect(page.getByRole("group", { name: "Preview" })).toContainText("onerror");
  await page.getByRole("dialog").getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText(/is saved$/)).toContainText(nasty);
  await expect(page).toHaveTitle(/Saved texts/);
  expect(await page.locator("main img, .toast img").count()).toBe(0);
});
