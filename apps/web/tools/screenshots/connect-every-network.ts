import type { BlueskyPds } from "@planrrr/bluesky-pds";
import type { Page } from "@playwright/test";
import { signInAtNetwork } from "../../e2e/support/sign-in-at-network.ts";
import type { Planrrr } from "../../e2e/support/start-planrrr.ts";

/** One account of each network beside Mastodon. Gives the handle of Bluesky's. */
export async function connectEveryNetwork(page: Page, planrrr: Planrrr, pds: BlueskyPds): Promise<string> {
  for (const [name, network, as] of [
    ["X", "x", "@alice"],
    ["YouTube", "youtube", /alice/],
    ["Instagram", "instagram", /@bobs_bikes/],
    ["Facebook", "facebook", /Alice/],
  ] as const) {
    await page.goto("/connections");
    await page.getByRole("button", { name: `${name} practice account` }).click();
    const standIn = planrrr.standIns.find((each) => each.network === network)?.url ?? "";
    await signInAtNetwork(page, standIn, { as });
  }
  const picker = page.getByRole("dialog", { name: "Which accounts?" });
  await picker.getByRole("checkbox", { name: /Alice's Bakery Facebook/ }).check();
  await picker.getByRole("button", { name: "Connect it" }).click();
  await picker.waitFor({ state: "hidden" });
  const account = await pds.createAccount("sarah-walks.test");
  const data = {
    service: pds.url,
    identifier: account.handle,
    secret: await pds.createAppPassword(account),
  };
  await page.request.post("/api/connections/bluesky/credentials", {
    data,
    headers: { origin: planrrr.url },
  });
  return account.handle;
}
