import { schema } from "@planrrr/database";
import { type Receiver, startReceiver } from "@planrrr/webhooks/testing/receiver";
import { eq } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { createMailer } from "../mail/create-mailer.ts";
import { type Person, send, signUp } from "../testing/person.ts";
import { seedConnection, seedDeal, seedPost, seedRun } from "../testing/seed.ts";
import { startMailServer } from "../testing/start-mail-server.ts";
import { startTestApi, type TestApi } from "../testing/start-test-api.ts";
import { followDeals } from "../deals/follow-deals.ts";
import { measure } from "../timers/measure.ts";
import { mailDisabled } from "../webhooks/mail-disabled.ts";

const Made = z.object({ id: z.uuid(), secret: z.string() });
let api: TestApi;
let ann: Person;
let receiver: Receiver;
beforeAll(async () => {
  [api, receiver] = await Promise.all([startTestApi(), startReceiver()]);
  ann = await signUp(api);
});
afterAll(() => Promise.all([api.close(), receiver.close()]));

const add = async (events: string[], url = receiver.url, headers = {}) =>
  ann.send("POST", "/api/webhooks", { name: "Ours", url, events }, headers);
const read = (path: string, who = ann) => who.send("GET", path);

test("a post that goes out is told by itself, signed; the secret is shown once and kept sealed", async () => {
  const key = { "idempotency-key": "once" };
  const answer = await add(["publication.published"], receiver.url, key);
  expect(answer.status).toBe(201);
  const { id, secret } = Made.parse(answer.json);
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect((await add(["publication.published"], receiver.url, key)).json).toEqual(answer.json);
  const list = await read("/api/webhooks");
  expect(z.object({ items: z.array(z.unknown()) }).parse(list.json).items).toHaveLength(1);
  expect(list.text).not.toContain("whsec");
  const [row] = await api.context.db.select().from(schema.webhooks).where(eq(schema.webhooks.id, id));
  expect(JSON.stringify(row)).not.toContain(secret.slice(6, 20));

  const { publicationId } = await seedPost(ann, await seedConnection(api, ann));
  await api.context.db
    .update(schema.publications)
    .set({ status: "PUBLISHED", remoteId: "at://1", publishedAt: new Date() })
    .where(eq(schema.publications.id, publicationId));
  // The API's own timer does it.
  await expect.poll(() => receiver.received.length, { timeout: 8_000 }).toBe(1);
  const [{ body, headers } = { body: "", headers: {} }] = receiver.received;
  const event = new Webhook(secret).verify(body, headers as { [name: string]: string });
  expect(event).toMatchObject({ type: "publication.published", data: { publicationId } });
  await expect
    .poll(async () => (await read(`/api/webhooks/${id}/deliveries`)).json)
    .toMatchObject({ items: [{ status: "DELIVERED", messageId: expect.stringMatching(/^msg_/) }] });

  const metrics = async () => (await send(api, "GET", "/metrics")).text;
  await measure(api.context);
  expect(await metrics()).toContain('planrrr_webhook_tries_total{outcome="delivered",service="api"} 1');
  expect(await metrics()).toContain('planrrr_webhooks{status="ACTIVE",service="api"} 1');
  expect(JSON.stringify(api.lines)).not.toContain(secret);
  const audit = await read("/api/audit");
  expect(audit.text).toContain("webhook.created");
  expect((await ann.send("DELETE", `/api/webhooks/${id}`)).status).toBe(204);
});

test("rotate, test and redeliver by REST; strangers find nothing, keys that may only write are refused", async () => {
  const made = Made.parse((await add(["post.created"])).json);
  const path = `/api/webhooks/${made.id}`;
  const rotated = Made.parse((await ann.send("POST", `${path}/rotate`, {})).json);
  expect(rotated.secret).not.toBe(made.secret);
  const tested = await ann.send("POST", `${path}/test`, {});
  expect(tested.json).toMatchObject({ status: "DELIVERED", type: "webhook.test", attempts: 1 });
  const last = receiver.received.at(-1);
  for (const secret of [made.secret, rotated.secret])
    new Webhook(secret).verify(last?.body ?? "", last?.headers as { [name: string]: string });
  const { id: delivery } = z.object({ id: z.string() }).parse(tested.json);
  const again = await ann.send("POST", `${path}/deliveries/${delivery}/redeliver`, {});
  expect(again.json).toMatchObject({ status: "DELIVERED", attempts: 2 });
  const bob = await signUp(api, "bob");
  expect((await read(path, bob)).status).toBe(404);
  expect((await bob.send("POST", `${path}/deliveries/${delivery}/redeliver`, {})).status).toBe(404);
  const key = await ann.send("POST", "/api/auth/api-key/create", { name: "s", metadata: { may: "write" } });
  const asKey = { "x-api-key": z.object({ key: z.string() }).parse(key.json).key };
  expect((await send(api, "GET", "/api/webhooks", undefined, asKey)).status).toBe(403);
});

test.each([
  { url: "http://hooks.example/", events: ["post.created"] },
  { url: "https://10.0.0.1/", events: ["post.created"] },
  { url: "https://hooks.example/", events: [] },
  { url: "https://hooks.example/", events: ["no.such"] },
  { url: "nonsense", events: ["post.created"] },
])("%j is refused in words", async (body) => {
  const answer = await ann.send("POST", "/api/webhooks", body);
  expect(answer.status).toBe(400);
  expect(answer.json).toMatchObject({ code: "INVALID_INPUT", errors: [{ path: expect.any(String) }] });
});

test("what a run changes of a deal is told to whoever asked", async () => {
  await followDeals(api.context);
  await add(["bundle.changed"], `${receiver.url}/deals`);
  const bundleId = await seedDeal(api);
  await seedRun(api, [{ bundleId, field: "priceMinor", before: 599, after: 399 }]);
  await followDeals(api.context);
  const told = () => receiver.received.filter(({ path }) => path === "/hook/deals");
  await expect.poll(() => told().length, { timeout: 8_000 }).toBe(1);
  expect(JSON.parse(told()[0]?.body ?? "")).toMatchObject({
    type: "bundle.changed",
    data: { bundleId, changes: [{ field: "priceMinor", before: 599, after: 399 }] },
  });
});

test("a webhook that was switched off is told to its people by mail, once", async () => {
  const { id } = Made.parse((await add(["audience.milestone"])).json);
  const server = await startMailServer();
  onTestFinished(server.close);
  const mail = { smtpUrl: server.url, from: "planrrr <hello@planrrr.test>" };
  const mailer = createMailer(mail, api.context.log);
  onTestFinished(() => mailer.close());
  await api.context.db
    .update(schema.webhooks)
    .set({ status: "DISABLED", disabledReason: "failing" })
    .where(eq(schema.webhooks.id, id));
  const context = { ...api.context, mailer };
  const told = (await mailDisabled(context)) + (await mailDisabled(context));
  // The API's own timer may have been faster.
  const logged = api.lines.filter(({ subject }) => String(subject).includes("was switched off"));
  expect(told + logged.length).toBe(1);
  const words = told === 1 ? server.received() : JSON.stringify(logged);
  expect(words).toContain("The webhook to 127.0.0.1");
  expect(words.replaceAll("=\r\n", "")).toContain(`/webhooks`);
});
