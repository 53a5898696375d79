import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";
import { signUp } from "./support/person.ts";
import { expect, expectNoBarriers, test } from "./support/test.ts";

interface Told {
  headers: { [name: string]: string };
  body: string;
}

/** Somebody's program: it keeps what it is told, and answers as it is asked to. */
async function startReceiver() {
  const told: Told[] = [];
  let status = 204;
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => {
      told.push({
        headers: request.headers as { [name: string]: string },
        body: Buffer.concat(pieces).toString(),
      });
      response.writeHead(status).end();
    });
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/planrrr`,
    told,
    answer: (with_: number) => void (status = with_),
    close: () => server.close(),
  };
}

test("a webhook is made, tested, told by its secret, fails, is sent again, paused and deleted", async ({
  page,
}) => {
  const receiver = await startReceiver();
  try {
    await signUp(page);
    await page.goto("/webhooks");
    await expect(page.getByText("There is none yet.")).toBeVisible();
    const make = page.getByRole("button", { name: "Make the webhook" });
    await page.getByLabel("Address").fill("nowhere");
    await make.click();
    await expect(page.getByText("Write the whole address")).toBeVisible();
    await page.getByLabel("Address").fill(receiver.url);
    await page.getByLabel("What it is for").fill("Shop");
    await page.getByRole("checkbox", { name: "A post was written" }).check();
    await make.click();
    const secret = await page.getByLabel("Its secret").inputValue();
    await expectNoBarriers(page);

    await page.getByRole("button", { name: "Send a test Shop" }).click();
    await expect(page.getByText("The test has arrived")).toBeVisible();
    const [first] = receiver.told;
    expect(new Webhook(secret).verify(first?.body ?? "", first?.headers ?? {})).toMatchObject({
      type: "webhook.test",
    });

    receiver.answer(500);
    await page.getByRole("button", { name: "Send a test Shop" }).click();
    await expect(page.getByText("The test did not arrive")).toBeVisible();
    await page.getByRole("button", { name: "What was sent Shop" }).click();
    const sent = page.getByRole("list", { name: "What was sent to Shop" });
    await expect(sent.getByText("The address refused it (it answered 500)")).toBeVisible();
    await expect(sent.getByText("Arrived")).toBeVisible();
    await expectNoBarriers(page);
    await sent.getByText("The message").first().click();
    await expect(sent.getByText('"type": "webhook.test"').first()).toBeVisible();
    receiver.answer(204);
    await sent.getByRole("button", { name: "Send again" }).first().click();
    await expect(sent.getByText("Arrived")).toHaveCount(2);
    const [, failed, again] = receiver.told;
    expect(again?.headers["webhook-id"]).toBe(failed?.headers["webhook-id"]);

    await page.getByRole("button", { name: "New secret Shop" }).click();
    await page.getByRole("button", { name: "Make a new secret" }).click();
    await expect(page.getByText("The old secret works until")).toBeVisible();

    await page.getByRole("button", { name: "Change Shop" }).click();
    const shop = page.getByRole("region", { name: "Shop" });
    await shop.getByRole("checkbox", { name: "Your audience reached a round number" }).check();
    await shop.getByRole("button", { name: "Save" }).click();
    await expect(shop.getByText("A post was written · Your audience reached a round number")).toBeVisible();

    await page.getByRole("button", { name: "Pause Shop" }).click();
    await expect(page.getByText("Paused")).toBeVisible();
    await page.getByRole("button", { name: "Resume Shop" }).click();
    await expect(shop.getByText("It is told", { exact: true })).toBeVisible();

    await page.reload();
    await expect(page.getByLabel("Its secret")).toHaveCount(0);
    await page.getByRole("button", { name: "Delete Shop" }).click();
    await page.getByRole("button", { name: "Delete the webhook" }).click();
    await expect(page.getByText("There is none yet.")).toBeVisible();
  } finally {
    receiver.close();
  }
});

test.describe("what is refused", () => {
  // The browser notes the refusal.
  test.use({ expected: [/status of 400/] });

  test("where nothing may be sent is said at the form, and nothing is lost", async ({ page }) => {
    await signUp(page);
    await page.goto("/webhooks");
    await page.getByLabel("Address").fill("http://example.com/planrrr");
    await page.getByRole("button", { name: "Make the webhook" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "https" })).toBeVisible();
    await expect(page.getByLabel("Address")).toHaveValue("http://example.com/planrrr");
  });
});
