import { type BlueskyPds, startBlueskyPds } from "@planrrr/bluesky-pds";
import { newPerson, publicTexts, signUpByPage } from "./support/person.ts";
import { expect, expectNoBarriers, test as base } from "./support/test.ts";

const test = base.extend<object, { pds: BlueskyPds }>({
  pds: [
    async ({ browserName: _browserName }, use) => {
      const pds = await startBlueskyPds();
      await use(pds);
      await pds.close();
    },
    { scope: "worker", timeout: 60_000 },
  ],
});

// A wrong app password is refused, which the browser notes.
test.use({ expected: [/status of 4(?:01|22)/] });

const link = "https://planrrr.test/soup";

interface Facet {
  index: { byteStart: number; byteEnd: number };
  features: { $type: string; uri?: string }[];
}
interface SentPost {
  text: string;
  facets?: Facet[];
  embed?: { images?: { alt: string; image: { size: number; mimeType: string } }[] };
}

test("from signing up to a post with a picture, a link and emoji on a real Bluesky server and on Mastodon", async ({
  page,
  planrrr,
  pds,
}) => {
  test.setTimeout(120_000);
  const account = await pds.createAccount("sarah.test");
  const password = await pds.createAppPassword(account);
  await signUpByPage(page, newPerson());

  await page.goto("/connections");
  await page.getByRole("button", { name: "Bluesky" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Your handle").fill(account.handle);
  await dialog.getByLabel("App password", { exact: true }).fill("aaaa-bbbb-cccc-dddd");
  await dialog.getByText("My account is on another server").click();
  await dialog.getByLabel("Server").fill(pds.url);
  await dialog.getByRole("button", { name: "Connect Bluesky" }).click();
  await expect(dialog.getByRole("alert")).toBeVisible();
  await expectNoBarriers(page);
  await dialog.getByLabel("App password", { exact: true }).fill(password);
  await dialog.getByRole("button", { name: "Connect Bluesky" }).click();
  await expect(page.getByText("One account, and all is well.")).toBeVisible();

  await page.getByRole("button", { name: "Mastodon" }).click();
  await dialog.getByLabel("Your server").fill(planrrr.sandbox.url);
  await dialog.getByLabel("Access token", { exact: true }).fill(planrrr.sandbox.accounts[0]?.token ?? "");
  await dialog.getByRole("button", { name: "Connect Mastodon" }).click();
  await expect(page.getByText("Two accounts, and all is well.")).toBeVisible();

  const words = `Lentils 👩‍👩‍👧‍👦 and one lemon 🍋 ${crypto.randomUUID()} ${link}`;
  await page.getByRole("banner").getByRole("link", { name: "New post" }).click();
  await page.getByLabel("Your words").fill(words);
  for (const box of await page.getByRole("group", { name: "Where it goes" }).getByRole("checkbox").all())
    await box.check({ force: true });
  await page.setInputFiles("input[type=file]", {
    name: "bowl.png",
    mimeType: "image/png",
    buffer: await page.screenshot({ clip: { x: 0, y: 0, width: 320, height: 240 } }),
  });
  await page.getByLabel(/What the picture shows/).fill("A bowl of soup, steaming");
  await page.getByLabel("Your words").click();
  await expect(page.getByRole("img", { name: "A bowl of soup, steaming" }).first()).toBeVisible();
  await expectNoBarriers(page);
  await page.getByRole("button", { name: "Send now" }).click();

  await page.waitForURL("**/post?id=*");
  await expect(page.getByRole("link", { name: /See it on Bluesky/ })).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole("link", { name: /See it on Mastodon/ })).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText("Bluesky has it")).toBeVisible();

  const posts = await pds.listPosts(account.did);
  expect(posts).toHaveLength(1);
  const sent = posts[0]?.value as unknown as SentPost;
  expect(sent.text).toBe(words);
  const [picture] = sent.embed?.images ?? [];
  expect(picture?.alt).toBe("A bowl of soup, steaming");
  expect(picture?.image.size).toBeGreaterThan(100);
  const [facet] = sent.facets ?? [];
  expect(facet?.features[0]?.uri).toBe(link);
  const { byteStart = 0, byteEnd = 0 } = facet?.index ?? {};
  expect(Buffer.from(words).subarray(byteStart, byteEnd).toString()).toBe(link);
  expect((await publicTexts(planrrr)).filter((text) => text === words)).toHaveLength(1);
});
