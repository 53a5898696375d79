import { changeDatabase } from "./support/change-database.ts";
import { askApi, connectSandbox, firstConnection, signUp } from "./support/person.ts";
import { setFaults } from "./support/set-faults.ts";
import { signInAtNetwork } from "./support/sign-in-at-network.ts";
import { expect, expectNoBarriers, test as base } from "./support/test.ts";

const test = base.extend({
  visits: ({ planrrr }, use) => use(planrrr.standIns.map(({ url }) => url)),
});

test("what X still allows is read before one writes, and told where the account is when nothing is left", async ({
  page,
  planrrr,
}) => {
  await signUp(page);
  await page.goto("/connections");
  await page.getByRole("button", { name: "X practice account" }).click();
  const standIn = planrrr.standIns.find(({ network }) => network === "x")?.url ?? "";
  await signInAtNetwork(page, standIn, { as: "@alice" });
  await expect(page.getByText("X is connected")).toBeVisible();
  const connectionId = await firstConnection(page, planrrr);
  const { id } = await askApi<{ id: string }>(page, planrrr, "post", "/api/posts/create", {
    text: `Told by its headers ${crypto.randomUUID()}`,
    connectionIds: [connectionId],
  });
  await page.goto(`/post?id=${id}`);
  await expect(page.getByText("Went out").first()).toBeVisible({ timeout: 20_000 });

  await page.goto("/write");
  await page.getByRole("group", { name: "Where it goes" }).getByRole("checkbox", { name: /^X,/ }).check();
  await page.getByLabel("Your words").fill("Slow walks");
  await expect(page.getByRole("article", { name: "On X" })).toContainText(
    /\d+ of 100 left that the network allows this account until/,
  );
  await expectNoBarriers(page);

  const used = `update network_usage set remaining = 0 where key = 'connection ${connectionId}' and name = 'POST /2/tweets'`;
  expect(await changeDatabase(planrrr, used)).toBe(1);
  await page.goto("/connections");
  await expect(
    page.getByText(/Nothing left of 100 that the network allows this account until/),
  ).toBeVisible();
});

test("a network that does not answer is told as that, and what is due waits", async ({ page, planrrr }) => {
  await signUp(page);
  await connectSandbox(page, planrrr);
  const connectionId = await firstConnection(page, planrrr);
  await setFaults(planrrr, [{ fault: "drop-before-accept", path: "/api/*" }]);
  try {
    for (let nth = 0; nth < 6; nth += 1)
      await askApi(page, planrrr, "post", "/api/posts/create", {
        text: `Nobody answers ${crypto.randomUUID()}`,
        connectionIds: [connectionId],
      });
    await expect(async () => {
      await page.goto("/connections");
      await expect(page.getByText(/Mastodon (?:does|did) not answer/)).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 30_000 });
    await expect(
      page.getByText(/What is due waits, and we try again|We are trying it with one/),
    ).toBeVisible();
  } finally {
    await setFaults(planrrr, []);
    // Other tests have not been away.
    await changeDatabase(planrrr, "delete from breakers");
  }
});
