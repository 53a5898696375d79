import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type FacebookSandbox, startFacebook } from "../facebook/start-facebook.ts";
import { type Listening, listen } from "../listen.ts";
import { SANDBOX_META_APP } from "./graph-state.ts";

const received: { path: string; headers: Headers; body: string }[] = [];
const clock = { now: Date.UTC(2026, 10, 20, 12) };
let app: Listening;
let server: FacebookSandbox;

beforeAll(async () => {
  app = await listen(async (request) => {
    const url = new URL(request.url);
    if (request.method === "GET") {
      const right = url.searchParams.get("hub.verify_token") === "known";
      return new Response(right ? url.searchParams.get("hub.challenge") : "no", {
        status: right ? 200 : 403,
      });
    }
    received.push({ path: url.pathname, headers: request.headers, body: await request.text() });
    return Response.json({ url: "https://example.com/deletion/1", confirmation_code: "1" });
  });
  server = await startFacebook({ now: () => clock.now });
});
beforeEach(() => {
  received.length = 0;
});
afterAll(async () => {
  await server.close();
  await app.close();
});

async function send(method: "PUT" | "POST", body: object): Promise<{ status: number; answer: unknown }> {
  const response = await fetch(`${server.url}/_sandbox/webhooks`, { method, body: JSON.stringify(body) });
  return { status: response.status, answer: await response.json() };
}

const sign = (text: string) => createHmac("sha256", SANDBOX_META_APP.clientSecret).update(text);

/** As Meta's own example reads it. */
function readSigned(body: string): unknown {
  const [signature, payload = ""] = (new URLSearchParams(body).get("signed_request") ?? "").split(".");
  expect(signature).toBe(sign(payload).digest("base64url"));
  return JSON.parse(Buffer.from(payload, "base64url").toString());
}

it("asks an address whether it knows the word before it sends anything there", async () => {
  expect(
    (await send("POST", { event: "change", object: "page", id: "1", field: "feed", value: {} })).status,
  ).toBe(409);
  const callbackUrl = `${app.url}/hook`;
  expect((await send("PUT", { callbackUrl, verifyToken: "guessed" })).status).toBe(400);
  expect((await send("PUT", { callbackUrl: "http://127.0.0.1:1/", verifyToken: "known" })).status).toBe(400);
  const urls = { deauthorizeUrl: `${app.url}/gone`, dataDeletionUrl: `${app.url}/delete` };
  expect((await send("PUT", { callbackUrl, verifyToken: "known", ...urls })).status).toBe(200);
});

it("signs what happens on a page, and sends it again byte for byte", async () => {
  const value = { item: "status", verb: "add", post_id: "1_2", message: "Grüße" };
  await send("POST", { event: "change", object: "page", id: "200000000000001", field: "feed", value });
  await send("POST", { event: "replay" });
  const [first, second] = received;
  expect(first?.headers.get("x-hub-signature-256")).toBe(`sha256=${sign(first?.body ?? "").digest("hex")}`);
  expect(JSON.parse(first?.body ?? "")).toEqual({
    object: "page",
    entry: [{ id: "200000000000001", time: clock.now / 1000, changes: [{ field: "feed", value }] }],
  });
  expect([second?.body, second?.headers.get("x-hub-signature-256")]).toEqual([
    first?.body,
    first?.headers.get("x-hub-signature-256"),
  ]);
});

it("tells of a person who leaves, whose tokens are dead then, and of one who wants to be forgotten", async () => {
  const userId = "100000000000001";
  await send("POST", { event: "deauthorize", userId });
  const deletion = await send("POST", { event: "data-deletion", userId });
  expect(deletion.answer).toMatchObject({ status: 200, body: expect.stringContaining("confirmation_code") });
  expect(received.map(({ path }) => path)).toEqual(["/gone", "/delete"]);
  for (const { body } of received)
    expect(readSigned(body)).toMatchObject({
      algorithm: "HMAC-SHA256",
      user_id: userId,
      issued_at: clock.now / 1000,
    });
  const look = await fetch(`${server.url}/me?access_token=EAA-alicesbakery`);
  expect(await look.json()).toMatchObject({ error: { code: 190, error_subcode: 458 } });
});

it("refuses an event that is none", async () => {
  expect((await send("POST", { event: "explode" })).status).toBe(422);
});
