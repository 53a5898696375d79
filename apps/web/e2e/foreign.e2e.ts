import { readdirSync } from "node:fs";
import path from "node:path";
import { anotherPage } from "./support/another-page.ts";
import { changeDatabase } from "./support/change-database.ts";
import { connectSandbox, newPerson, signUp } from "./support/person.ts";
import { expect, expectNoBarriers, test } from "./support/test.ts";

const exported = readdirSync(path.join(import.meta.dirname, "..", "out"))
  .filter((name) => name.endsWith(".html"))
  .map((name) => `/${name.replace(/(?:index)?\.html$/, "")}`);

test("no exported page stands in a frame, or takes scripts, styles and data from elsewhere", async ({
  page,
  planrrr,
}) => {
  expect(exported.length).toBeGreaterThan(15);
  for (const address of exported) {
    const { headers } = await fetch(`${planrrr.url}${address}`);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy, address).toContain("frame-ancestors 'none'");
    expect(policy, address).toContain("default-src 'none'");
    expect(policy, address).not.toMatch(/script-src[^;]*unsafe|https?:|\*/);
    expect(headers.get("x-frame-options"), address).toBe("DENY");
  }
  await page.goto("/sign-in");
});

const hostile = `<img src=x onerror="document.title='taken'"><script>document.title='taken'</script>`;
const rightToLeft = "\u202Eשרה כהן, مريم";

test("hostile and right-to-left names are words and nothing else, at 320 px, on every page", async ({
  page,
  planrrr,
}) => {
  const complaints: string[] = [];
  await page.setViewportSize({ width: 320, height: 640 });
  await signUp(page, newPerson(hostile.slice(0, 72)));
  await connectSandbox(page, planrrr);
  const own = { origin: planrrr.url };
  const send = async (address: string, data: object, method: "POST" | "PATCH" = "POST") => {
    const response = await page.request.fetch(address, { method, data, headers: own });
    expect(response.ok(), `${address}: ${await response.text()}`).toBe(true);
    return (await response.json()) as { id: string; path: string };
  };
  // No network lets an account call itself so for long; a stand-in of one might.
  await changeDatabase(planrrr, `update connections set display_name = '${hostile.replaceAll("'", "''")}'`);
  await send("/api/team", { name: hostile.slice(0, 100) }, "PATCH");
  await send("/api/auth/api-key/create", { name: "<b>key</b> \u202Eיום" });
  const { path: invitation } = await send("/api/team/invites", { role: "admin" });
  const { id } = await send("/api/posts/create", {
    text: hostile,
    connectionIds: [await firstOf()],
    draft: true,
  });
  await send(`/api/posts/${id}/submit`, { comment: hostile });
  const { path: review } = await send(`/api/posts/${id}/review-links`, { reviewer: rightToLeft });
  const other = await anotherPage(page, planrrr, complaints);
  await other.setViewportSize({ width: 320, height: 640 });
  await other.goto(invitation);
  await expect(other.getByText(hostile.slice(0, 60))).toHaveCount(2);
  await signUp(other, newPerson(rightToLeft));
  await other.goto(invitation);
  await other.getByRole("button", { name: "Join the team" }).click();
  await other.waitForURL((url) => !url.pathname.startsWith("/join"));

  for (const address of ["/team", "/keys", "/connections", "/account", `/post?id=${id}`, "/posts", review]) {
    await page.goto(address);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await page.waitForLoadState("networkidle");
    await expect(page, address).not.toHaveTitle("taken");
    expect(await page.locator("main img[src=x], main script").count(), address).toBe(0);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide, address).toBeLessThanOrEqual(0);
    await expectNoBarriers(page);
  }
  await page.goto("/team");
  await expect(page.getByText(rightToLeft).first()).toBeVisible();
  expect(complaints).toEqual([]);

  async function firstOf(): Promise<string> {
    const { items } = (await (await page.request.get("/api/connections")).json()) as {
      items: { id: string }[];
    };
    return items[0]?.id ?? "";
  }
});
