import { expect, expectNoBarriers, sitDown, test } from "./support/compose-test.ts";
import { publicTexts } from "./support/person.ts";

test("an account gets its own version, which is kept, taken back, and sent", async ({
  page,
  planrrr,
  pds,
}) => {
  const account = await sitDown(page, planrrr, pds);
  const words = page.getByLabel("Your words");
  const versions = page.getByRole("group", { name: "Which version are you writing?" });
  const long = `For everyone ${crypto.randomUUID()} ${"x".repeat(300)}`;
  await words.fill(long);
  await expect(page.getByText("50 characters too long for Bluesky.")).toBeVisible();
  // Everyone's first, then the one in trouble.
  await expect(versions.getByRole("radio").nth(1)).toHaveAccessibleName(/Bluesky.*50 too many/);
  await expect(versions.getByRole("radio").nth(2)).toHaveAccessibleName(/Mastodon.*150 left/);
  await page.getByRole("button", { name: "Write a shorter one for Bluesky" }).click();
  await expect(page.getByLabel("Your words for Bluesky")).toBeFocused();
  const short = `For Bluesky ${crypto.randomUUID()} 👩‍👩‍👧`;
  await page.getByLabel("Your words for Bluesky").fill(short);
  await expect(versions.getByRole("radio", { name: /Bluesky, own version.*250 left/ })).toBeChecked();
  await versions.getByRole("radio", { name: "Everyone" }).check();
  await expect(words).toHaveValue(long);
  await expectNoBarriers(page);

  await page.getByRole("button", { name: "Keep as draft" }).click();
  await page.waitForURL("**/posts");
  await page.getByRole("link", { name: /^For everyone/ }).click();
  await page.waitForURL("**/write?post=*");
  await versions.getByRole("radio", { name: /Bluesky, own version/ }).check();
  await expect(page.getByLabel("Your words for Bluesky")).toHaveValue(short);

  await page.getByRole("button", { name: "Back to the common version" }).click();
  await expect(page.getByLabel("Your words for Bluesky")).toHaveValue(long);
  await page.getByLabel("Your words for Bluesky").fill(short);
  await versions.getByRole("radio", { name: /Mastodon/ }).check();
  await page.getByText("More for Mastodon").click();
  await page.getByLabel("Content warning").fill("Walking");
  await page.getByLabel("Who sees it").selectOption("Everyone, but not in public lists");
  await page.getByLabel("Language of the text").selectOption("German");
  const preview = page.getByRole("article", { name: "On Mastodon" });
  await expect(preview.getByText("Not in public lists")).toBeVisible();
  await expect(preview.getByText(/^For everyone/)).toBeHidden();
  await preview.getByRole("button", { name: "Show more" }).click();
  await expect(preview.getByText(/^For everyone/)).toBeVisible();

  await page.getByRole("button", { name: "Send now" }).click();
  await expect(page.getByText("Went out")).toHaveCount(2, { timeout: 20_000 });
  const aside = page.getByRole("complementary", { name: "The post" });
  await expect(aside.getByRole("heading", { name: /^On Bluesky, / })).toBeVisible();
  await expect(aside.getByText(short)).toBeVisible();
  await expect(aside.getByRole("heading", { name: /^On Mastodon, / })).toBeVisible();
  await expect(aside.getByText(long)).toBeVisible();
  expect(await publicTexts(planrrr)).toContain(long);
  const [post] = await pds.listPosts(account.did);
  expect(post?.value).toMatchObject({ text: short });
  const sent = (await (await fetch(`${planrrr.sandbox.url}/_sandbox/posts`)).json()) as { text: string }[];
  expect(sent.find(({ text }) => text === long)).toMatchObject({ text: long });
});

test("a link gets its card: shown without asking strangers, changed, sent, taken away", async ({
  page,
  planrrr,
  pds,
  site,
}) => {
  const account = await sitDown(page, planrrr, pds);
  // Other tests ask the same site: what this page is asked for is told by its own path.
  const path = `/walks/${crypto.randomUUID()}`;
  const walk = site.url + path;
  const looks: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/rpc/links/get")) looks.push(request.url());
  });
  // Key by key: half an address is nobody's page.
  await page.getByLabel("Your words").pressSequentially(`Route cards: ${walk}`);
  const card = page.getByRole("region", { name: /Card of 127.0.0.1/ });
  await expect(card.getByText("Ten minutes out, ten minutes back")).toBeVisible();
  // What the page calls bold stays letters.
  await expect(card.getByText("<b>before</b>")).toBeVisible();
  expect(await card.locator("img").getAttribute("src")).toMatch(/^data:image\/png;base64,/);
  expect(looks).toHaveLength(1);
  expect(site.asked.filter((asked) => asked.startsWith(path))).toEqual([path, `${path}/picture`]);
  await expect(page.getByText("Mastodon makes this card itself")).toBeVisible();

  await card.getByRole("button", { name: "Change the card's words" }).click();
  await card.getByLabel("Title of the card").fill("A slow walk");
  await expectNoBarriers(page);
  await card.getByRole("button", { name: "Done" }).click();
  await card.getByRole("button", { name: "Remove the card" }).click();
  await expect(card).toBeHidden();
  await page.getByRole("button", { name: "Show a card for 127.0.0.1" }).click();
  await expect(card.getByText("Ten minutes out, ten minutes back")).toBeVisible();
  await card.getByRole("button", { name: "Change the card's words" }).click();
  await card.getByLabel("Title of the card").fill("A slow walk");

  await page.getByRole("button", { name: "Keep as draft" }).click();
  await page.waitForURL("**/posts");
  await page.getByRole("link", { name: /^Route cards/ }).click();
  await expect(card.getByText("A slow walk")).toBeVisible();
  await page.getByRole("button", { name: "Send now" }).click();
  await expect(page.getByText("Went out")).toHaveCount(2, { timeout: 20_000 });
  const [post] = await pds.listPosts(account.did);
  expect(post?.value["embed"]).toMatchObject({
    $type: "app.bsky.embed.external",
    external: {
      uri: walk,
      title: "A slow walk",
      description: "Route cards for slow walks <b>before</b> breakfast.",
      thumb: { mimeType: "image/png" },
    },
  });
});

test("a link that leads inside is said, and never opened", async ({ page, planrrr, pds, site }) => {
  await sitDown(page, planrrr, pds);
  for (const link of [`${site.url}/inside`, "http://169.254.169.254/latest", planrrr.sandbox.url]) {
    await page.getByLabel("Your words").fill(`Look: ${link}`);
    await expect(page.getByText("This link leads into a private network.")).toBeVisible();
  }
  await page.getByLabel("Your words").fill(`Look: ${site.url}/walks`);
  await expect(page.getByText("This link leads into a private network.")).toBeHidden();
});

test("emojis: found by name, chosen by keyboard, put at the caret, counted as readers do", async ({
  page,
  planrrr,
  pds,
}) => {
  await sitDown(page, planrrr, pds);
  const words = page.getByLabel("Your words");
  await words.fill("Us: !");
  await words.press("End");
  await words.press("ArrowLeft");
  await page.getByRole("button", { name: "Emoji" }).click();
  await expect(page.getByLabel("Look for an emoji")).toBeFocused();
  await expectNoBarriers(page);
  await page.getByLabel("Look for an emoji").fill("family woman girl");
  await expect(page.getByRole("button", { name: "family woman, girl", exact: true })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await expect(words).toHaveValue(/^Us: \p{Emoji}.*!$/u);
  await expect(words).toBeFocused();
  const family = (await words.inputValue()).slice(4, -1);
  await page.keyboard.type("+");
  await expect(words).toHaveValue(`Us: ${family}+!`);

  await page.getByRole("button", { name: "Emoji" }).click();
  await expect(page.getByRole("group", { name: "Used last" }).getByRole("button")).toHaveCount(1);
  await page.getByLabel("Skin tone").selectOption({ index: 3 });
  await page.getByLabel("Look for an emoji").fill("waving hand");
  await page.getByRole("button", { name: "waving hand", exact: true }).click();
  await expect(words).toHaveValue(`Us: ${family}+👋🏽!`);
  await words.fill(`${family}👋🏽🇮🇪`);
  await expect(page.getByRole("radio", { name: /Bluesky.*297 left/ })).toBeVisible();
  await expect(page.getByRole("radio", { name: /Mastodon.*497 left/ })).toBeVisible();
});

test("saved texts and hashtag groups go to the caret; what is written can be saved", async ({
  page,
  planrrr,
  pds,
}) => {
  await sitDown(page, planrrr, pds);
  for (const data of [
    { kind: "text", name: "Doors", text: "Doors open at {{time}} in {{place}}." },
    { kind: "hashtags", name: "Walks", text: "#walk #slow" },
  ])
    await page.request.post("/api/templates", { data, headers: { origin: planrrr.url } });
  const words = page.getByLabel("Your words");
  const dialog = page.getByRole("dialog");
  await words.fill("Tonight: ");
  await page.getByRole("button", { name: "Saved texts" }).click();
  await expectNoBarriers(page);
  await dialog.getByRole("button", { name: /^Doors/ }).click();
  await dialog.getByLabel("time").fill("<b>7</b>");
  await dialog.getByLabel("place").fill("Galway");
  await expect(dialog.getByText("Doors open at <b>7</b> in Galway.")).toBeVisible();
  await dialog.getByLabel("place").press("Enter");
  await expect(words).toHaveValue("Tonight: Doors open at <b>7</b> in Galway.");
  await expect(words).toBeFocused();
  await page.getByRole("button", { name: "Saved texts" }).click();
  await dialog.getByRole("button", { name: /^Walks/ }).click();
  await expect(words).toHaveValue("Tonight: Doors open at <b>7</b> in Galway.\n\n#walk #slow");

  await page.getByRole("button", { name: "Saved texts" }).click();
  await dialog.getByLabel("Save what you have written as").fill("Tonight");
  await dialog.getByRole("button", { name: "Save this text" }).click();
  await expect(dialog.getByRole("button", { name: /^Tonight/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Saved texts" })).toBeFocused();
  await expect(page).toHaveURL(/\/write$/);
});

test("previews show what can be tapped, cut links, and one line where all is well", async ({
  page,
  planrrr,
  pds,
}) => {
  await sitDown(page, planrrr, pds);
  const link = `https://www.example.com/${"a-long-way/".repeat(5)}`;
  await page.getByLabel("Your words").fill(`#walk with @bob.bsky.social: ${link}`);
  const [mastodon, bluesky] = [/On Mastodon/, /On Bluesky/].map((name) =>
    page.getByRole("article", { name }),
  );
  if (!mastodon || !bluesky) throw new Error("Both are there.");
  await expect(mastodon.getByText("Ready")).toBeVisible();
  await expect(bluesky.getByText("Ready")).toBeVisible();
  await expect(bluesky.getByText("#walk")).toBeHidden();
  await bluesky.getByRole("button", { name: /Bluesky/ }).click();
  await expect(bluesky.locator(".facet")).toHaveText([
    "#walk",
    "@bob.bsky.social",
    "www.example.com/a-long-way/a...",
  ]);
  await expect(mastodon.locator(".facet")).toHaveText([
    "#walk",
    "@bob.bsky.social",
    "example.com/a-long-way/a-long-…",
  ]);
});
