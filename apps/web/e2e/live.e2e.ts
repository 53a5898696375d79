import { connectSandbox, signUp } from "./support/person.ts";
import { expect, test } from "./support/test.ts";

test("what happens elsewhere is on the list, the post's page and the calendar within a second", async ({
  page,
  context,
  planrrr,
}) => {
  await signUp(page);
  await connectSandbox(page, planrrr);
  const { items } = (await (await page.request.get("/api/connections")).json()) as {
    items: { id: string }[];
  };
  const [list, one, calendar] = [page, await context.newPage(), await context.newPage()];
  const write = async (method: "post" | "patch", address: string, data: object) => {
    const response = await page.request[method](address, { data, headers: { origin: planrrr.url } });
    expect(response.ok()).toBe(true);
    return (await response.json()) as { id: string };
  };
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
  const { id } = await write("post", "/api/posts/create", {
    text: "Seen without reload",
    connectionIds: [items[0]?.id],
    scheduledAt: tomorrow,
  });
  const followed = [list, one, calendar].map((tab) =>
    tab.waitForResponse((response) => new URL(response.url()).pathname === "/api/events"),
  );
  await list.goto("/posts");
  await one.goto(`/post?id=${id}`);
  await calendar.goto("/calendar?view=list");
  await Promise.all(followed);
  for (const tab of [list, one, calendar])
    await expect(tab.locator(".state", { hasText: "Planned" }).first()).toBeVisible();
  // The reading that goes with the beginning of a stream is over.
  await page.waitForTimeout(1_000);

  await write("post", `/api/posts/${id}/cancel`, {});
  for (const tab of [list, one, calendar])
    await expect(tab.locator(".state", { hasText: "Cancelled" }).first()).toBeVisible({ timeout: 1_000 });
});
