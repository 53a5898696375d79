import type { Page } from "@playwright/test";
import type { Shoot } from "./shoot.ts";

/** Two people at one post: what each has written, side by side. */
export async function shootConflict(shoot: Shoot, page: Page, colleague: Page, id: string): Promise<void> {
  await page.goto(`/write?post=${id}`);
  await page.getByLabel("Your words").fill("Protein without powder: five plates, ten minutes each");
  await page.getByText("Kept in this browser").waitFor();
  const { connectionIds } = (await (await page.request.get(`/api/posts/${id}`)).json()) as {
    connectionIds: string[];
  };
  const [first = ""] = connectionIds;
  await colleague.request.patch(`/api/posts/${id}`, {
    data: {
      text: "Protein without powder: six plates",
      perConnection: { [first]: { text: "Six plates, no powder", contentWarning: "Food" } },
    },
    headers: { origin: new URL(page.url()).origin },
  });
  await shoot(page, "write-conflict", `/write?post=${id}`, async () => {
    await page.getByRole("button", { name: "Look at the difference" }).click();
    await page.getByRole("dialog", { name: "Two versions of this post" }).waitFor();
  });
}
