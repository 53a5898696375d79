import {
  enterRoom,
  expect,
  expectNoBarriers,
  openRoom,
  postOf,
  pulseOf,
  share,
  test,
} from "./support/room.ts";

// Three browsers of three people at once.
test.describe.configure({ timeout: 120_000 });

test("several people in one room: who is there, posts that wait for a tap, hearts, a pin", async ({
  page,
  planrrr,
}) => {
  const { sarah, ruth, margaret, complaints } = await openRoom(page, planrrr);
  await expect(pulseOf(ruth)).toHaveText("Coach Sarah Byrne and 2 others are active now");
  await expect(pulseOf(sarah)).toHaveText("You and 2 others are active now");

  const words = `I took the stairs ${crypto.randomUUID()}`;
  await share(margaret, words);
  const pill = ruth.getByRole("button", { name: "1 new post" });
  await expect(pill).toBeVisible();
  await expect(postOf(ruth, words)).toHaveCount(0);
  expect(await ruth.evaluate(() => window.scrollY)).toBe(0);
  await pill.click();
  await expect(postOf(ruth, words)).toBeVisible();
  await expect(pill).toHaveCount(0);

  const byRequest: string[] = [];
  ruth.on("request", (request) => {
    if (request.url().endsWith("/like")) byRequest.push(request.method());
  });
  const heart = postOf(ruth, words).getByRole("button", { name: "Like" });
  await heart.click();
  await expect(postOf(ruth, words).getByRole("button", { name: "You like this" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await expect(postOf(margaret, words).getByRole("button", { name: "1 likes this" })).toBeVisible();
  await postOf(ruth, words).getByRole("button", { name: "You like this" }).click();
  await expect(postOf(margaret, words).getByRole("button", { name: "Like" })).toBeVisible();
  // While there is a line, hearts go over it.
  expect(byRequest).toEqual([]);

  await sarah.getByRole("complementary").getByRole("button", { name: "Cheer" }).click();
  await expect(ruth.locator(".heart")).toHaveCount(1);
  await expect(ruth.getByText("Sarah Byrne sent a heart")).toBeAttached();
  await expect(ruth.locator(".heart")).toHaveCount(0);

  await sarah.getByRole("button", { name: "1 new post" }).click();
  await postOf(sarah, words)
    .getByRole("button", { name: /^More about/ })
    .click();
  await sarah.getByRole("menuitem", { name: "Pin it for everybody" }).click();
  await expect(ruth.getByText("Coach Sarah Byrne just pinned", { exact: false })).toBeVisible();
  await expect(postOf(ruth, words).getByText("Pinned by your coach")).toBeVisible();
  await ruth.getByRole("button", { name: "Tap to view" }).click();
  await expect(postOf(ruth, words)).toBeFocused();
  await expect(postOf(ruth, words).getByRole("button", { name: /^More about/ })).toBeVisible();
  await expectNoBarriers(ruth);
  expect(complaints).toEqual([]);
});

test("who leaves is no longer counted, and two pages of one person are one", async ({ page, planrrr }) => {
  const { sarah, ruth, margaret } = await openRoom(page, planrrr);
  await expect(pulseOf(sarah)).toHaveText("You and 2 others are active now");
  const second = await ruth.context().newPage();
  await enterRoom(second);
  await expect(pulseOf(second)).toHaveText("Coach Sarah Byrne and 2 others are active now");
  await margaret.close();
  await expect(pulseOf(sarah)).toHaveText("You and 1 other are active now");
});

test.describe("where nothing may move", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });
  test("a heart is a line that says who sent it", async ({ page, planrrr }) => {
    const { sarah, ruth } = await openRoom(page, planrrr);
    await ruth.getByRole("complementary").getByRole("button", { name: "Cheer" }).click();
    await expect(sarah.getByText("Ruth Adler sent a heart")).toBeVisible();
    await expect(sarah.locator(".heart")).toHaveCount(0);
  });
});

test.describe("moderation", () => {
  test.use({ expected: [/status of 403/] });
  test("a post is reported, its author muted, and the post taken away for everybody", async ({
    page,
    planrrr,
  }) => {
    const { sarah, ruth, margaret } = await openRoom(page, planrrr);
    const words = `Buy my pills ${crypto.randomUUID()}`;
    await share(margaret, words);
    await ruth.getByRole("button", { name: "1 new post" }).click();
    await postOf(ruth, words)
      .getByRole("button", { name: /^More about/ })
      .click();
    await expect(ruth.getByRole("menuitem", { name: /Pin|Mute|Delete/ })).toHaveCount(0);
    await ruth.getByRole("menuitem", { name: "Report to the coach" }).click();
    await ruth.getByLabel("What is wrong with it").fill("It sells something.");
    await ruth.getByRole("button", { name: "Report it" }).click();
    await expect(ruth.getByText("Your coach will look at it")).toBeVisible();

    await sarah.reload();
    const reported = sarah.getByRole("complementary").locator("section", { hasText: "Reported to you" });
    await expect(reported).toContainText("“It sells something.”");
    await postOf(sarah, words)
      .getByRole("button", { name: /^More about/ })
      .click();
    await sarah.getByRole("menuitem", { name: /^Mute Margaret/ }).click();
    await expect(sarah.getByRole("button", { name: "Let them write again" })).toBeVisible();
    await expectNoBarriers(sarah);
    await margaret.getByLabel("Tell the team").fill("And more of it");
    await margaret.getByRole("button", { name: "Share" }).click();
    const refusal = margaret.getByRole("alert").filter({ hasText: "Your coach has asked you to pause" });
    await expect(refusal).toContainText(/You can share again tomorrow at \d+:\d\d/);
    await expect(margaret.getByLabel("Tell the team")).toHaveValue("And more of it");

    await reported.getByRole("button", { name: "Delete it" }).click();
    await expect(postOf(ruth, words)).toHaveCount(0);
    await expect(postOf(sarah, words)).toHaveCount(0);
    await sarah.getByRole("button", { name: "Let them write again" }).click();
    await margaret.getByRole("button", { name: "Share" }).click();
    await expect(postOf(margaret, "And more of it")).toBeVisible();
  });
});

test("without a line everything is there by asking, each half minute", async ({ page, planrrr }) => {
  const { ruth, margaret } = await openRoom(page, planrrr);
  await ruth.clock.install();
  await ruth.routeWebSocket(/\/ws$/, (socket) => void socket.close({ code: 1011 }));
  await enterRoom(ruth);
  const words = `Seen without a line ${crypto.randomUUID()}`;
  await share(margaret, words);
  await ruth.clock.runFor(31_000);
  await ruth.getByRole("button", { name: "1 new post" }).click();
  await postOf(ruth, words).getByRole("button", { name: "Like" }).click();
  await expect(postOf(margaret, words).getByRole("button", { name: "1 likes this" })).toBeVisible();
  await share(ruth, `Said without a line ${crypto.randomUUID()}`);
  await ruth.getByRole("complementary").getByRole("button", { name: "Cheer" }).click();
  await expect(margaret.locator(".heart")).toHaveCount(1);
  await expect(pulseOf(ruth)).toContainText("Coach Sarah Byrne");
});

for (const [code, why] of [
  [4401, "the token is no good"],
  [4403, "it is another team's room"],
  [1008, "it was too much"],
] as const)
  test(`a line that is closed because ${why} is not opened again, one that breaks is`, async ({
    page,
    planrrr,
  }) => {
    const { ruth } = await openRoom(page, planrrr);
    await ruth.clock.install();
    const closes: number[] = [1011, code];
    let opened = 0;
    await ruth.routeWebSocket(/\/ws$/, (socket) => {
      void socket.close({ code: closes[opened] ?? 1000 });
      opened += 1;
    });
    await enterRoom(ruth);
    await expect.poll(() => opened).toBe(1);
    // At the latest: the page's clock runs by itself, too.
    await ruth.clock.runFor(10_000);
    await expect.poll(() => opened).toBe(2);
    await ruth.clock.runFor(300_000);
    expect(opened).toBe(2);
  });
