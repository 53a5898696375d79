import type { Page } from "@playwright/test";
import { askApi, connectSandbox, firstConnection, joinTeam, newPerson, signUp } from "./support/person.ts";
import type { Planrrr } from "./support/start-planrrr.ts";
import { expect, expectNoBarriers, test } from "./support/test.ts";

const words = (page: Page) => page.getByLabel("Your words");

/** A planned post of two people's team, open on both desks. */
async function twoDesks(page: Page, planrrr: Planrrr, text: string): Promise<{ other: Page; id: string }> {
  await signUp(page, newPerson("Olive Byrne"));
  await connectSandbox(page, planrrr);
  const { id } = await askApi<{ id: string }>(page, planrrr, "post", "/api/posts/create", {
    text,
    connectionIds: [await firstConnection(page, planrrr)],
    schedule: { localTime: "2031-10-25T09:00", timeZone: "Europe/Dublin" },
  });
  const other = await joinTeam(page, planrrr, newPerson("Mary Walsh"));
  for (const desk of [page, other]) {
    const followed = desk.waitForResponse((response) => new URL(response.url()).pathname === "/api/events");
    await desk.goto(`/write?post=${id}`);
    await expect(words(desk)).toHaveValue(text);
    await followed;
  }
  return { other, id };
}

const textOf = async (page: Page, planrrr: Planrrr, id: string) =>
  (await askApi<{ text: string }>(page, planrrr, "get", `/api/posts/${id}`)).text;

test.describe("two people at one post", () => {
  test.use({ expected: [/status of 40[49]|api\/events|ERR_FAILED/] });
  const base = "Ten minutes out, ten minutes back. Bring water.";

  test("the second is told at once, sees the difference, and puts both together", async ({
    page,
    planrrr,
  }) => {
    const { other, id } = await twoDesks(page, planrrr, base);
    await words(page).fill("Twenty minutes out, ten minutes back. Bring water.");
    await page.getByText("More for Mastodon").click();
    await page.getByLabel("Content warning").fill("Walking");
    await words(other).fill("Ten minutes out, ten minutes back. Bring water and a hat.");
    await other.getByRole("button", { name: "Save the change" }).click();
    await other.waitForURL("**/post?id=*");

    await expect(page.getByText(/^Mary Walsh changed this post today, \d+:\d\d\.$/)).toBeVisible();
    await expectNoBarriers(page);
    await page.getByRole("button", { name: "Look at the difference" }).click();
    const dialog = page.getByRole("dialog", { name: "Two versions of this post" });
    await expect(dialog.locator("mark")).toHaveText(["Twenty", "Ten", " and a hat"]);
    const onMastodon = dialog.getByRole("region", { name: "Only on Mastodon" });
    await expect(onMastodon.getByText("“Walking”")).toBeVisible();
    await expectNoBarriers(page);
    await dialog.getByRole("button", { name: "Put both together" }).click();
    await expect(words(page)).toBeFocused();
    await expect(words(page)).toHaveValue("Twenty minutes out, ten minutes back. Bring water and a hat.");
    await page.getByRole("button", { name: "Save the change" }).click();
    await page.waitForURL("**/post?id=*");
    const saved = await askApi<{ text: string; perConnection: object }>(
      page,
      planrrr,
      "get",
      `/api/posts/${id}`,
    );
    expect(saved.text).toBe("Twenty minutes out, ten minutes back. Bring water and a hat.");
    expect(Object.values(saved.perConnection)).toEqual([{ contentWarning: "Walking" }]);
    await other.context().close();
  });

  test("who saves without having heard of it decides, too: theirs, taken back, then mine", async ({
    page,
    planrrr,
  }) => {
    // No news reach this desk: only the answer to its save tells.
    await page.route("**/api/events*", (route) => route.abort());
    await page.setViewportSize({ width: 320, height: 720 });
    await signUp(page, newPerson("Olive Byrne"));
    await connectSandbox(page, planrrr);
    const connection = await firstConnection(page, planrrr);
    const { id } = await askApi<{ id: string }>(page, planrrr, "post", "/api/posts/create", {
      text: base,
      connectionIds: [connection],
      schedule: { localTime: "2031-10-25T09:00", timeZone: "Europe/Dublin" },
    });
    await page.clock.install();
    await page.goto(`/write?post=${id}`);
    await words(page).fill("Mine");
    await page.clock.pauseAt(Date.now() + 60_000);
    await askApi(page, planrrr, "patch", `/api/posts/${id}`, {
      text: "Theirs",
      schedule: { localTime: "2031-10-26T10:30", timeZone: "Europe/Dublin" },
      link: { url: "https://walks.test/", title: "A slow walk" },
      perConnection: { [connection]: { text: "Theirs, for Mastodon" } },
    });
    await page.getByRole("button", { name: "Save the change" }).click();
    await page.clock.resume();
    const dialog = page.getByRole("dialog", { name: "Two versions of this post" });
    await expect(dialog.getByText("Saturday 25 October 2031, 9:00 in Dublin")).toBeVisible();
    await expect(dialog.getByText("Sunday 26 October 2031, 10:30 in Dublin")).toBeVisible();
    await expect(dialog.getByText("A slow walk walks.test")).toBeVisible();
    await expect(dialog.getByText("No card")).toBeVisible();
    const onMastodon = dialog.getByRole("region", { name: "Only on Mastodon" });
    await expect(onMastodon.getByText("As for everyone")).toBeVisible();
    await expect(onMastodon.locator("mark")).toHaveText(["Mine", "Theirs, for Mastodon"]);
    const { width = 0 } = (await dialog.boundingBox()) ?? {};
    expect(width).toBeLessThanOrEqual(320);
    await expectNoBarriers(page);
    await dialog.getByRole("button", { name: "Take theirs" }).click();
    await expect(words(page)).toHaveValue("Theirs");
    await page.getByRole("button", { name: "Take mine back" }).click();
    await expect(words(page)).toHaveValue("Mine");

    await askApi(page, planrrr, "patch", `/api/posts/${id}`, { text: "Theirs again" });
    await page.getByRole("button", { name: "Save the change" }).click();
    await dialog.getByRole("button", { name: "Keep mine" }).click();
    await page.waitForURL("**/post?id=*");
    expect(await textOf(page, planrrr, id)).toBe("Mine");
  });

  test("who has changed nothing simply sees the new words; a deleted post's words can be saved anew", async ({
    page,
    planrrr,
  }) => {
    const { other, id } = await twoDesks(page, planrrr, base);
    await words(other).fill("Better words");
    await other.getByRole("button", { name: "Save the change" }).click();
    await expect(words(page)).toHaveValue("Better words");
    await expect(page.getByText("Mary Walsh has changed this post just now.")).toBeVisible();

    await words(page).fill("My words");
    await askApi(other, planrrr, "post", `/api/posts/${id}/cancel`, {});
    await askApi(other, planrrr, "delete", `/api/posts/${id}`);
    await page.getByRole("button", { name: "Save the change" }).click();
    await expect(page.getByText("Somebody has deleted this post.")).toBeVisible();
    await page.getByRole("button", { name: "Make a new post of it" }).click();
    await page.waitForURL("**/post?id=*");
    const made = new URL(page.url()).searchParams.get("id") ?? "";
    expect(made).not.toBe(id);
    expect(await textOf(page, planrrr, made)).toBe("My words");
    await other.context().close();
  });
});
