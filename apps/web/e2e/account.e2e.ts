import { anotherPage } from "./support/another-page.ts";
import { newPerson, signIn, signUp } from "./support/person.ts";
import { expect, expectNoBarriers, test } from "./support/test.ts";

test.use({ expected: [/status of 4(?:00|01|09|22)/] });

test("name, address and city of one's times are changed, and hold at the next sign-in", async ({ page }) => {
  const person = await signUp(page);
  await page.goto("/account");
  const newEmail = newPerson().email;
  await page.getByLabel("A new address").fill(newEmail);
  await page.getByLabel("Your password, to change the address").fill("not my password");
  await page.getByRole("button", { name: "Change your address" }).click();
  await expect(page.getByText("That is not your password.")).toBeVisible();
  await page.getByLabel("Your password, to change the address").fill(person.password);
  await page.getByRole("button", { name: "Change your address" }).click();
  await expect(page.getByText("Your address is changed").first()).toBeVisible();
  await expect(page.getByText(`You sign in with ${newEmail}.`)).toBeVisible();

  await page.getByLabel("Your name").fill("Sarah O’Byrne");
  await page.getByRole("button", { name: "Save your name" }).click();
  await expect(page.getByRole("button", { name: /Sarah O’Byrne: your account/ })).toBeVisible();

  await page.getByLabel("Times of").selectOption("Asia/Tokyo");
  await expect(page.getByText("Times are those of Tokyo now").first()).toBeVisible();
  await page.reload();
  await expect(page.getByText(/^Since today, .* in Tokyo$/)).toBeVisible();
  await expectNoBarriers(page);
  await page.getByLabel("Times of").selectOption("");

  await page.context().clearCookies();
  await signIn(page, { ...person, email: newEmail });
  await expect(page.getByRole("button", { name: /Sarah O’Byrne: your account/ })).toBeVisible();
});

test("an account whose team would be left without an owner stays until it is handed over", async ({
  page,
  planrrr,
}) => {
  const complaints: string[] = [];
  const olive = await signUp(page, newPerson("Olive Byrne"));
  const own = { origin: planrrr.url };
  const invite = await page.request.post("/api/team/invites", { data: {}, headers: own });
  const { path } = (await invite.json()) as { path: string };
  const other = await anotherPage(page, planrrr, complaints);
  await signUp(other, newPerson("Mary Walsh"));
  await other.goto(path);
  await other.getByRole("button", { name: "Join the team" }).click();
  await other.waitForURL((url) => !url.pathname.startsWith("/join"));

  await page.goto("/account");
  await page.getByRole("button", { name: "Delete your account" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(/Your password/).fill(olive.password);
  await dialog.getByRole("button", { name: "Delete everything" }).click();
  await expect(dialog.getByText("You are the only owner of a team with other people.")).toBeVisible();
  await expectNoBarriers(page);
  await dialog.getByRole("button", { name: "Keep it" }).click();

  await page.goto("/team");
  await page.getByRole("button", { name: "Hand it over" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Hand it over" }).click();
  await expect(page.getByText("You are an admin: you invite people")).toBeVisible();
  await page.goto("/account");
  await page.getByRole("button", { name: "Delete your account" }).click();
  await dialog.getByLabel(/Your password/).fill(olive.password);
  await dialog.getByRole("button", { name: "Delete everything" }).click();
  await page.waitForURL("**/sign-up");
  await other.goto("/team");
  await expect(other.getByText("Only you so far. You are an owner")).toBeVisible();
  await expect(other.getByText("Somebody who has left").first()).toBeVisible();
  expect(complaints).toEqual([]);
});
