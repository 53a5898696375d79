import type { Page } from "@playwright/test";
import { expect, expectNoBarriers, sitDown, test as base } from "./support/compose-test.ts";
import { askApi, publicTexts, signUp } from "./support/person.ts";
import { setFaults } from "./support/set-faults.ts";
import { signInAtNetwork } from "./support/sign-in-at-network.ts";
import type { Planrrr } from "./support/start-planrrr.ts";

const test = base.extend({
  visits: ({ planrrr }, use) => use(planrrr.standIns.map(({ url }) => url)),
});

test.afterEach(({ planrrr }) => setFaults(planrrr, []));

const add = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).click();

test("a thread and a first comment are written, counted, shown, kept, and go out under each other", async ({
  page,
  planrrr,
  pds,
}) => {
  const account = await sitDown(page, planrrr, pds);
  const mark = crypto.randomUUID();
  await page.getByLabel("Your words").fill(`First ${mark}`);
  await add(page, "Go on in a second part");
  const second = page.getByLabel("Part 2 of 2");
  await expect(second).toBeFocused();
  await second.fill(`Second ${mark} ${"x".repeat(300)}`);
  await expect(page.getByText("44 too many on Bluesky")).toBeVisible();
  await expect(page.getByText("Part 2: 44 characters too long for Bluesky.")).toBeVisible();
  await second.fill(`Second ${mark}`);
  await expect(page.getByText("257 left on Bluesky")).toBeVisible();
  await add(page, "Another part");
  await page.getByLabel("Part 3 of 3").fill(`Third ${mark}`);
  await add(page, "First comment");
  await expect(page.getByLabel("First comment")).toBeFocused();
  await page.getByLabel("First comment").fill(`Comment ${mark}`);
  for (const network of ["Mastodon", "Bluesky"]) {
    const preview = page.getByRole("article", { name: `On ${network}` });
    const head = preview.getByRole("button", { name: new RegExp(network) });
    if ((await head.getAttribute("aria-expanded")) === "false") await head.click();
    await expect(preview.getByText("Part 3 of 3")).toBeVisible();
    await expect(preview.getByText(`Comment ${mark}`)).toBeVisible();
  }
  await expectNoBarriers(page);

  await page.getByRole("button", { name: "Remove Part 2 of 3" }).click();
  await expect(page.getByLabel("Part 2 of 2")).toHaveValue(`Third ${mark}`);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(second.or(page.getByLabel("Part 2 of 3"))).toHaveValue(`Second ${mark}`);

  await page.getByRole("button", { name: "Keep as draft" }).click();
  await page.waitForURL("**/posts");
  await page.getByRole("link", { name: `First ${mark}` }).click();
  await expect(page.getByLabel("Part 3 of 3")).toHaveValue(`Third ${mark}`);
  await expect(page.getByLabel("First comment")).toHaveValue(`Comment ${mark}`);
  await page.getByRole("button", { name: "Send now" }).click();
  await page.waitForURL("**/post?id=*");
  const where = page.getByRole("region", { name: "Where it goes" });
  await expect(where.getByText("Went out")).toHaveCount(8, { timeout: 40_000 });
  await expect(where.getByRole("heading", { name: /Part 2 of 3/ })).toHaveCount(2);
  await expect(page.getByText("It is out everywhere.")).toBeVisible();
  await expect(page.getByRole("complementary").getByText(`Third ${mark}`)).toBeVisible();

  const mine = (await publicTexts(planrrr)).filter((text) => text.includes(mark));
  expect(mine).toHaveLength(4);
  expect(new Set(mine.map((text) => text.split(" ")[0]))).toEqual(
    new Set(["First", "Second", "Third", "Comment"]),
  );
  const posts = await pds.listPosts(account.did);
  const textOf = (post?: (typeof posts)[number]) => (post?.value as { text?: string } | undefined)?.text;
  const parentOf = (words: string) => {
    const post = posts.find((each) => textOf(each)?.startsWith(words));
    const { parent } = (post?.value["reply"] ?? {}) as { parent?: { uri: string } };
    return textOf(posts.find(({ uri }) => uri === parent?.uri));
  };
  expect(["First", "Second", "Third"].map(parentOf)).toEqual([undefined, `First ${mark}`, `Second ${mark}`]);
});

test("one account gets shorter parts; a part that is refused leaves what is out, and goes out when tried again", async ({
  page,
  planrrr,
  pds,
}) => {
  await sitDown(page, planrrr, pds);
  const mark = crypto.randomUUID();
  await page.getByLabel("Your words").fill(`First ${mark}`);
  await add(page, "Go on in a second part");
  await page.getByLabel("Part 2 of 2").fill(`Second ${mark} ${"x".repeat(300)}`);
  await add(page, "Shorter parts on Bluesky");
  await page.getByLabel("Part 2 of 2 for Bluesky").fill(`Short ${mark}`);
  await expect(page.getByText(/too long for Bluesky/)).toBeHidden();
  await page.getByRole("radio", { name: "Everyone" }).check();
  await expect(page.getByLabel("Part 2 of 2")).toHaveValue(/^Second/);

  await setFaults(planrrr, [{ fault: "status:422", method: "POST", path: "/api/v1/statuses", nth: 2 }]);
  await page.getByRole("button", { name: "Send now" }).click();
  await page.waitForURL("**/post?id=*");
  const where = page.getByRole("region", { name: "Where it goes" });
  await expect(where.getByText("Did not go out")).toBeVisible({ timeout: 40_000 });
  await expect(page.getByText(/One of two is out, one needs you/)).toBeVisible();
  await page.goto("/posts");
  await expect(page.getByText("Went out on one of two")).toBeVisible();
  await page.goto("/unsent");
  await expect(page.getByRole("heading", { name: /, part 2/ })).toBeVisible();
  await expectNoBarriers(page);
  await page.getByRole("button", { name: /^Try again.*Second/ }).click();
  await expect(page.getByRole("heading", { name: /, part 2/ })).toBeHidden({ timeout: 20_000 });
  // Off the list means on its way.
  const mine = async () => (await publicTexts(planrrr)).filter((text) => text.includes(mark)).length;
  await expect.poll(mine, { timeout: 20_000 }).toBe(2);
});

test("a text that is too long becomes a thread at one press, with all its words", async ({
  page,
  planrrr,
  pds,
}) => {
  const account = await sitDown(page, planrrr, pds);
  await page.getByRole("checkbox", { name: /Mastodon/ }).uncheck();
  const mark = crypto.randomUUID();
  const sentences = Array.from({ length: 9 }, (_none, nth) => `Sentence ${nth} says something of ${mark}.`);
  await page.getByLabel("Your words").fill(sentences.join(" "));
  await add(page, "Make it a thread");
  await expect(page.getByLabel("Part 3 of 3")).not.toHaveValue("");
  await expect(page.getByText(/too long for Bluesky/)).toBeHidden();
  await page.getByRole("button", { name: "Send now" }).click();
  await expect(page.getByText("It is out.")).toBeVisible({ timeout: 40_000 });
  const posts = await pds.listPosts(account.did);
  const texts = posts.map(({ value }) => value["text"] as string);
  expect(texts.toSorted((a, b) => a.localeCompare(b)).join(" ")).toBe(sentences.join(" "));
});

test("what only one network knows is asked where it is, kept, and sent to that network", async ({
  page,
  planrrr,
}) => {
  test.setTimeout(90_000);
  await signUp(page);
  for (const [name, network, as] of [
    ["X", "x", "@alice"],
    ["YouTube", "youtube", /alice/],
    ["Instagram", "instagram", /@bobs_bikes/],
  ] as const) {
    await page.goto("/connections");
    await add(page, `${name} practice account`);
    await signInAtNetwork(page, addressOf(planrrr, network), { as });
  }
  await page.goto("/write");
  for (const name of [/Instagram/, /^X,/, /YouTube/])
    await page.getByRole("group", { name: "Where it goes" }).getByRole("checkbox", { name }).check();
  await page.getByLabel("Your words").fill("A slow walk\nTen minutes out, ten minutes back.");
  const tab = (name: RegExp) =>
    page.getByRole("group", { name: "Which version are you writing?" }).getByRole("radio", { name }).check();
  await tab(/YouTube/);
  const onYoutube = page.getByRole("article", { name: "On YouTube" });
  const head = onYoutube.locator(".preview-head");
  if ((await head.getAttribute("aria-expanded")) === "false") await head.click();
  await expect(onYoutube.getByText("A slow walk", { exact: true })).toBeVisible();
  await page.getByLabel("Title of the video").fill("Walk with us");
  await expect(onYoutube.getByText("Walk with us", { exact: true })).toBeVisible();
  await page.getByLabel("Tags").fill("walking, slow cooking");
  await page.getByLabel("Who sees it").selectOption("Nobody but you");
  await page.getByLabel("Public from").fill("2027-03-28T09:00");
  await page.getByRole("checkbox", { name: "Tell your subscribers" }).uncheck();
  await expectNoBarriers(page);
  await tab(/^X/);
  await page.getByText("More for X").click();
  await page.getByLabel("Who may answer").selectOption("People you follow");
  await tab(/Instagram/);
  await page.getByText("More for Instagram").click();
  await page.getByLabel("As what it goes out").selectOption("A story: gone after a day, without the words");
  await expectNoBarriers(page);

  await page.getByRole("button", { name: "Keep as draft" }).click();
  await page.waitForURL("**/posts");
  await page.getByRole("link", { name: "A slow walk" }).click();
  await page.waitForURL("**/write?post=*");
  const id = new URL(page.url()).searchParams.get("post");
  const { perConnection } = await askApi<{ perConnection: { [id: string]: { options: object } } }>(
    page,
    planrrr,
    "get",
    `/api/posts/${id}`,
  );
  expect(Object.assign({}, ...Object.values(perConnection).map(({ options }) => options))).toEqual({
    youtube: {
      title: "Walk with us",
      tags: ["walking", "slow cooking"],
      privacy: "private",
      publishAt: "2027-03-28T08:00:00.000Z",
      notifySubscribers: false,
    },
    x: { replySettings: "following" },
    instagram: { as: "story" },
  });
  await tab(/YouTube/);
  await expect(page.getByLabel("Title of the video")).toHaveValue("Walk with us");
  await expect(page.getByLabel("Tags")).toHaveValue("walking, slow cooking");
  await expect(page.getByLabel("Public from")).toHaveValue("2027-03-28T09:00");
});

const addressOf = ({ standIns }: Planrrr, name: string): string =>
  standIns.find(({ network }) => network === name)?.url ?? "";
