import { createHmac } from "node:crypto";
import { createSafeFetch } from "@planrrr/resilience";
import { Webhook } from "standardwebhooks";
import type { buildConnector } from "undici";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { newSecret } from "../secrets.ts";
import { type Receiver, startReceiver } from "../testing/start-receiver.ts";
import { postMessage } from "./post-message.ts";

const safe = createSafeFetch({ allowLoopback: true, maxBodyBytes: 65_536 });
const ctx = { fetch: safe.fetch, now: () => new Date(), timeoutMs: 10_000 };
const [secret, oldSecret] = [newSecret(), newSecret()];
const body = JSON.stringify({ type: "webhook.test", data: { words: "Grüße 🎉" } });
let receiver: Receiver;

beforeAll(async () => {
  receiver = await startReceiver();
});
afterEach(() => void receiver.received.splice(0));
afterAll(async () => {
  await receiver.close();
  await safe.close();
});

const post = (url = receiver.url, part: Partial<typeof ctx> = {}) =>
  postMessage({ ...ctx, ...part }, { url, id: "msg_1", body, secrets: [secret, oldSecret] });

test("is signed by both secrets, as Standard Webhooks reads it and as anybody can count it out", async () => {
  expect(await post()).toEqual({ is: "delivered", status: 204 });
  const [{ headers, body: sent } = { headers: {}, body: "" }] = receiver.received;
  const given = headers as { [name: string]: string };
  for (const each of [secret, oldSecret]) {
    expect(new Webhook(each).verify(sent, given)).toEqual(JSON.parse(body));
    const key = Buffer.from(each.slice("whsec_".length), "base64");
    const mac = createHmac("sha256", key)
      .update(`msg_1.${given["webhook-timestamp"]}.${sent}`)
      .digest("base64");
    expect(given["webhook-signature"]?.split(" ")).toContain(`v1,${mac}`);
  }
  expect(() => new Webhook(newSecret()).verify(sent, given)).toThrow("No matching signature found");
  expect(() => new Webhook(secret).verify(`${sent} `, given)).toThrow("No matching signature found");
  expect(given).toMatchObject({ "content-type": "application/json", "webhook-id": "msg_1" });
});

test.each([
  [
    { status: 200, body: "<html>Thanks!</html>" },
    { is: "delivered", status: 200 },
  ],
  [{ status: 500 }, { failure: "refused", status: 500 }],
  [
    { status: 404, headers: { "content-type": "text/html" }, body: "<script>alert(1)</script>" },
    { failure: "refused", status: 404 },
  ],
  [{ status: 410 }, { failure: "gone", status: 410 }],
  [
    { status: 302, headers: { location: "http://10.0.0.1/" } },
    { failure: "redirected", status: 302 },
  ],
  [
    { status: 307, headers: { location: "/elsewhere" } },
    { failure: "redirected", status: 307 },
  ],
  ["drop" as const, { failure: "unreachable" }],
])("%j is %j", async (reply, expected) => {
  receiver.answerNext(reply);
  expect(await post()).toMatchObject(expected);
  // Nobody was led anywhere.
  expect(receiver.received.map(({ path }) => path)).toEqual(["/hook"]);
});

test.each([
  ["drip" as const, { is: "delivered", status: 200 }],
  ["never" as const, { failure: "timed-out" }],
])("%s takes no longer than the time there is: %j", async (reply, expected) => {
  receiver.answerNext(reply);
  expect(await post(receiver.url, { timeoutMs: 1_000 })).toMatchObject(expected);
  expect(receiver.received).toHaveLength(1);
});

test("429 says when", async () => {
  const now = new Date("2026-11-29T08:00:00Z");
  receiver.answerNext({ status: 429, headers: { "retry-after": "120" } });
  const answer = await post(receiver.url, { now: () => now });
  expect(answer).toMatchObject({ failure: "refused", retryAt: new Date("2026-11-29T08:02:00Z") });
});

test("an answer without end is not read to it", async () => {
  receiver.answerNext({ status: 200, body: "x".repeat(2_000_000) });
  expect(await post()).toEqual({ is: "delivered", status: 200 });
});

test("what a name leads to is judged when it is dialled: nothing inside is reached", async () => {
  const dialled: buildConnector.Options[] = [];
  const guarded = (address: string) =>
    createSafeFetch({
      lookup: async () => [address],
      dial: (target, callback) => {
        dialled.push(target);
        callback(new Error("this test has no network"), null);
      },
    }).fetch;
  for (const address of ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "fd00::1"])
    expect(await post("https://hooks.example/", { fetch: guarded(address) })).toEqual({
      is: "failed",
      failure: "address-blocked",
    });
  expect(dialled).toEqual([]);
  expect(await post("https://hooks.example/", { fetch: guarded("203.0.114.7") })).toEqual({
    is: "failed",
    failure: "unreachable",
  });
  expect(dialled).toMatchObject([{ hostname: "203.0.114.7", servername: "hooks.example" }]);
});
