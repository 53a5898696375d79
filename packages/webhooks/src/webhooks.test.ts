import { randomUUID } from "node:crypto";
import { WebhookEvent, type WebhookEventType, WebhookEventType as AllTypes } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { eq } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  claimDisabled,
  createSender,
  createWebhook,
  forgetOldDeliveries,
  getWebhook,
  listDeliveries,
  listWebhooks,
  measureWebhooks,
  noteBundleChanges,
  redeliver,
  removeWebhook,
  resealWebhooks,
  rotateWebhookSecret,
  sendTest,
  updateWebhook,
} from "./index.ts";
import type { WebhooksActor } from "./context.ts";
import { mostWebhooks } from "./create-webhook.ts";
import { claimDeliveries } from "./sending/claim-deliveries.ts";
import { type OpenWebhooks, openWebhooks } from "./testing/open-webhooks.ts";
import { seedPost } from "./testing/seed-post.ts";
import { type Received, type Receiver, startReceiver } from "./testing/start-receiver.ts";

const { publications, posts, connections, webhookDeliveries, webhooks, teams, audienceMilestones } = schema;
const all = AllTypes.options;
const day = 86_400_000;
let open: OpenWebhooks;
let receiver: Receiver;
let team: WebhooksActor;

beforeAll(async () => {
  open = await openWebhooks();
});
beforeEach(async () => {
  receiver = await startReceiver();
  team = await open.seedTeam();
});
afterEach(async () => {
  await open.ctx.db.delete(webhooks);
  await receiver.close();
});
afterAll(() => open.close());

const add = (events: WebhookEventType[] = ["publication.published"], url = receiver.url) =>
  createWebhook(open.ctx, team, { name: "", url, events });
/** Long enough for a busy machine to hear an answer. */
const shortMs = 1_000;
const drain = (timeoutMs = open.ctx.timeoutMs) => createSender({ ...open.ctx, timeoutMs }).drain();
const bodies = () => receiver.received.map(({ body }) => WebhookEvent.parse(JSON.parse(body)));
const ids = () => receiver.received.map(({ headers }) => headers["webhook-id"]);
/** The library's verifier keeps the real time, this clock its own. */
const signBy = (secret: string, { headers, body }: Received) =>
  new Webhook(secret).sign(
    String(headers["webhook-id"]),
    new Date(Number(headers["webhook-timestamp"]) * 1000),
    body,
  );
const page = (id: string, part: { cursor?: string; limit?: number } = {}) =>
  listDeliveries(open.ctx, team, { id, limit: 20, ...part });

async function publish(of = team): Promise<string> {
  const { publicationId } = await seedPost(open.ctx.db, of);
  await open.ctx.db
    .update(publications)
    .set({
      status: "PUBLISHED",
      remoteId: publicationId,
      url: "https://bsky.example/1",
      publishedAt: new Date(),
    })
    .where(eq(publications.id, publicationId));
  return publicationId;
}

describe("what is told", () => {
  test("every kind of event, in the form of its schema, once, and to nobody who did not ask", async () => {
    await add([...all]);
    await add(["publication.failed"], `${receiver.url}/other`);
    const { db } = open.ctx;
    const { postId, publicationId, connectionId } = await seedPost(db, team);
    const set = (change: Partial<typeof publications.$inferInsert>) =>
      db.update(publications).set(change).where(eq(publications.id, publicationId));
    await set({ status: "UNCONFIRMED" });
    await set({ status: "FAILED", errorCode: "NOPE", errorMessage: "No." });
    await set({ status: "PUBLISHED", remoteId: "at://1", url: null, publishedAt: new Date() });
    await set({ failures: 3 });
    await db.update(posts).set({ status: "PUBLISHED" }).where(eq(posts.id, postId));
    const connection = (change: Partial<typeof connections.$inferInsert>) =>
      db.update(connections).set(change).where(eq(connections.id, connectionId));
    await connection({ status: "NEEDS_RECONNECTING", statusReason: "EXPIRED" });
    await connection({ holdUntil: new Date() });
    await db.insert(audienceMilestones).values({
      id: randomUUID(),
      teamId: team.teamId,
      connectionId,
      followers: 1000,
      reachedAt: new Date(),
    });
    await connection({ removedAt: new Date() });
    await db.delete(posts).where(eq(posts.id, postId));
    const change = { type: "bundle.changed", bundleId: "b", source: "s", runId: "r" } as const;
    const at = new Date().toISOString();
    // Read twice, as a change that was cut in two is.
    for (let times = 0; times < 2; times += 1)
      await db.transaction((tx) => noteBundleChanges(open.ctx, tx, [{ ...change, at, changes: [] }]));
    await drain();
    const byPath = (path: string) =>
      receiver.received
        .filter((each) => each.path === path)
        .map(({ body }) => JSON.parse(body) as WebhookEvent);
    const told = byPath("/hook").map((event) => WebhookEvent.parse(event));
    expect(told.map(({ type }) => type).toSorted()).toEqual(
      [...all, "connection.changed" as const].toSorted(),
    );
    expect(byPath("/hook/other").map(({ type }) => type)).toEqual(["publication.failed"]);
    expect(told.find(({ type }) => type === "publication.published")?.data).toMatchObject({
      publicationId,
      postId,
      remoteId: "at://1",
      dueAt: "2027-01-01T08:00:00.000Z",
      network: "bluesky",
    });
    // One event has one id, whoever is told.
    const failed = receiver.received.filter(({ body }) => body.includes("publication.failed"));
    expect(failed).toHaveLength(2);
    expect(new Set(failed.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  });

  test("nothing of another team, nothing while it is paused, and a rollback tells nobody", async () => {
    const { id } = await add();
    await publish(await open.seedTeam());
    await updateWebhook(open.ctx, team, { id, status: "PAUSED" });
    await publish();
    await updateWebhook(open.ctx, team, { id, status: "ACTIVE" });
    const { publicationId } = await seedPost(open.ctx.db, team);
    await open.ctx.db
      .transaction(async (tx) => {
        await tx.update(publications).set({ status: "PUBLISHED" }).where(eq(publications.id, publicationId));
        throw new Error("no");
      })
      .catch(() => undefined);
    await drain();
    expect(receiver.received).toEqual([]);
  });

  test("a team's end ends its webhooks, though its posts tell of theirs", async () => {
    const { id } = await add([...all]);
    await seedPost(open.ctx.db, team);
    await open.ctx.db.delete(teams).where(eq(teams.id, team.teamId));
    expect(
      await open.ctx.db.select().from(webhookDeliveries).where(eq(webhookDeliveries.webhookId, id)),
    ).toEqual([]);
  });
});

describe("sending", () => {
  test("who dies between the change and the sending, or while sending, loses nothing: the id is the same", async () => {
    const { id, secret } = await add();
    await publish();
    // Taken by a process that is no more: nobody else sends it while its turn lasts.
    const [taken] = await claimDeliveries(open.ctx, { webhookId: id, limit: 4 });
    await drain();
    expect(receiver.received).toEqual([]);
    open.advance(30_000);
    await drain();
    expect(receiver.received).toHaveLength(1);
    const { items } = await page(id);
    expect(items).toMatchObject([
      { id: taken?.delivery.id, status: "DELIVERED", attempts: 2, failure: null },
    ]);
    const again = await redeliver(open.ctx, team, { id, deliveryId: items[0]?.id ?? "" });
    expect(again).toMatchObject({ status: "DELIVERED", attempts: 3, messageId: items[0]?.messageId });
    expect(new Set(ids())).toEqual(new Set([items[0]?.messageId]));
    expect(receiver.received[0]?.body).toBe(receiver.received[1]?.body);
    expect(receiver.received.map(({ headers }) => headers["webhook-signature"])).toEqual(
      receiver.received.map((each) => signBy(secret, each)),
    );
  });

  test("500, then a pause that was asked for, then silence, then it arrives: each in its time", async () => {
    const { id } = await add();
    await publish();
    receiver.answerNext({ status: 500 }, { status: 429, headers: { "retry-after": "3600" } }, "never");
    const seen = async (ms: number, timeoutMs?: number) => {
      open.advance(ms);
      await drain(timeoutMs);
      const [delivery] = (await page(id)).items;
      return [receiver.received.length, delivery?.status, delivery?.failure, delivery?.responseStatus];
    };
    expect(await seen(0)).toEqual([1, "WAITING", "refused", 500]);
    expect(await seen(4_999)).toEqual([1, "WAITING", "refused", 500]);
    expect(await seen(1)).toEqual([2, "WAITING", "refused", 429]);
    // The whole webhook is left alone, also by what is new.
    await publish();
    expect((await seen(3_599_000))[0]).toBe(2);
    // Whoever waits longest is first: the new one meets the silence, the old one arrives.
    expect(await seen(1_000, shortMs)).toEqual([4, "WAITING", "timed-out", null]);
    expect((await getWebhook(open.ctx, team, { id })).failingSince).toBeNull();
    open.advance(2 * 3_600_000);
    await drain();
    expect((await page(id)).items.map(({ status, attempts }) => [status, attempts])).toEqual([
      ["DELIVERED", 2],
      ["DELIVERED", 3],
    ]);
    expect(open.tried.slice(-5)).toContain("failed");
  });

  test("after eight tries it is given up, and can be sent again", async () => {
    const { id } = await add();
    await publish();
    receiver.answerNext(...Array.from({ length: 8 }, () => ({ status: 503 })));
    for (let times = 0; times < 10; times += 1) {
      await drain();
      open.advance(11 * 3_600_000);
    }
    const [given] = (await page(id)).items;
    expect(given).toMatchObject({ status: "FAILED", attempts: 8, responseStatus: 503, nextAttemptAt: null });
    expect((await getWebhook(open.ctx, team, { id })).failingSince).not.toBeNull();
    const again = await redeliver(open.ctx, team, { id, deliveryId: given?.id ?? "" });
    expect(again).toMatchObject({ status: "DELIVERED", attempts: 9 });
  });

  test("410 ends it: nothing more is sent or noted, owners and admins are told once", async () => {
    const { id } = await add();
    await open.seedMember(team, "member");
    const admin = await open.seedMember(team, "admin");
    await publish();
    await publish();
    receiver.answerNext({ status: 410 }, { status: 410 });
    await drain();
    await publish();
    await drain();
    expect(receiver.received.length).toBeLessThanOrEqual(2);
    expect(await getWebhook(open.ctx, team, { id })).toMatchObject({
      status: "DISABLED",
      disabledReason: "gone",
    });
    expect((await page(id)).items.map(({ status }) => status)).toEqual(["FAILED", "FAILED"]);
    const told = await claimDisabled(open.ctx);
    expect(told).toMatchObject({ id, reason: "gone", team: "Team" });
    expect(told?.to).toEqual([`${team.userId}@example.com`, `${admin.userId}@example.com`]);
    expect(await claimDisabled(open.ctx)).toBeUndefined();
    const back = await updateWebhook(open.ctx, team, { id, status: "ACTIVE" });
    expect(back).toMatchObject({ status: "ACTIVE", disabledReason: null, failingSince: null });
  });

  test("five days of failures switch it off", async () => {
    const { id } = await add();
    receiver.answerNext(...Array.from({ length: 40 }, () => ({ status: 500 })));
    for (let days = 0; days < 6; days += 1) {
      await publish();
      for (let tries = 0; tries < 4; tries += 1) {
        await drain();
        open.advance(day / 4);
      }
    }
    expect(await getWebhook(open.ctx, team, { id })).toMatchObject({
      status: "DISABLED",
      disabledReason: "failing",
    });
  });

  test("one that hangs holds nobody up, and is asked by few at once", async () => {
    await add();
    for (let times = 0; times < 6; times += 1) await publish();
    const other = await startReceiver();
    const second = await add(["publication.published"], other.url);
    await publish();
    receiver.answerNext(...Array.from({ length: 20 }, () => "never" as const));
    const sender = createSender({ ...open.ctx, timeoutMs: shortMs });
    await sender.round();
    await expect.poll(() => other.received.length).toBe(1);
    await expect.poll(async () => (await page(second.id)).items[0]?.status).toBe("DELIVERED");
    await sender.stop();
    expect(receiver.mostAtOnce()).toBeLessThanOrEqual(4);
    await sender.round();
    expect(receiver.received.length).toBeLessThanOrEqual(4);
    await other.close();
  });
});

describe("by hand", () => {
  test("a test is sent at once, once, also while it is paused, and says what came of it", async () => {
    const { id } = await add();
    expect(await sendTest(open.ctx, team, { id })).toMatchObject({
      status: "DELIVERED",
      type: "webhook.test",
    });
    await updateWebhook(open.ctx, team, { id, status: "PAUSED" });
    receiver.answerNext({ status: 404, body: "<html>" });
    expect(await sendTest(open.ctx, team, { id })).toMatchObject({
      status: "FAILED",
      failure: "refused",
      responseStatus: 404,
      nextAttemptAt: null,
    });
    expect(bodies().map(({ type }) => type)).toEqual(["webhook.test", "webhook.test"]);
    expect((await getWebhook(open.ctx, team, { id })).failingSince).toBeNull();
  });

  test("for a day after a change both secrets sign, then the new one alone", async () => {
    const { id, secret } = await add();
    const { secret: fresh, oldSecretUntil } = await rotateWebhookSecret(open.ctx, team, { id });
    expect(oldSecretUntil).toEqual(new Date(open.ctx.now().getTime() + day));
    await sendTest(open.ctx, team, { id });
    open.advance(day);
    await sendTest(open.ctx, team, { id });
    const [both, one] = receiver.received;
    if (!both || !one) throw new Error("Nothing came.");
    expect(both.headers["webhook-signature"]).toBe(`${signBy(fresh, both)} ${signBy(secret, both)}`);
    expect(one.headers["webhook-signature"]).toBe(signBy(fresh, one));
    expect((await getWebhook(open.ctx, team, { id })).oldSecretUntil).toBeNull();
  });

  test("secrets are sealed again with a newer key", async () => {
    const { id } = await add();
    const isStale = (sealed: string) => !sealed.startsWith("new ");
    const vault = {
      isStale,
      seal: (rowId: string, secrets: { [name: string]: string }) =>
        `new ${open.ctx.vault.seal(rowId, secrets)}`,
      open: (rowId: string, sealed: string) => open.ctx.vault.open(rowId, sealed.replace("new ", "")),
    };
    const { db } = open.ctx;
    expect(await resealWebhooks({ db, vault })).toEqual({ checked: 1, resealed: 1 });
    expect(await resealWebhooks({ db, vault })).toEqual({ checked: 1, resealed: 0 });
    expect(await sendTest({ ...open.ctx, vault }, team, { id })).toMatchObject({ status: "DELIVERED" });
  });

  test("pages by keyset, newest first", async () => {
    const { id } = await add();
    for (let times = 0; times < 5; times += 1) await publish();
    const first = await page(id, { limit: 3 });
    const second = await page(id, { limit: 3, cursor: first.nextCursor ?? "" });
    const listed = [...first.items, ...second.items].map((each) => each.id);
    expect(listed).toHaveLength(5);
    expect(listed).toEqual(listed.toSorted().toReversed());
    expect(second.nextCursor).toBeNull();
    await expect(page(id, { cursor: "x" })).rejects.toMatchObject({ code: "INVALID_INPUT" });
  });

  test("a team has so many, however they are added at once; the same id is the same one", async () => {
    const made = await Promise.allSettled(Array.from({ length: mostWebhooks + 3 }, () => add()));
    expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(mostWebhooks);
    const other = await open.seedTeam();
    const id = randomUUID();
    const input = { id, name: "", url: receiver.url, events: ["post.created" as const] };
    const first = await createWebhook(open.ctx, other, input);
    expect(await createWebhook(open.ctx, other, input)).toEqual(first);
    expect((await listWebhooks(open.ctx, other)).items).toHaveLength(1);
  });

  test("members are refused, other teams find nothing", async () => {
    const { id } = await add();
    const delivery = await sendTest(open.ctx, team, { id });
    const input = { id, deliveryId: delivery.id };
    const verbs = (as: WebhooksActor) => [
      getWebhook(open.ctx, as, input),
      updateWebhook(open.ctx, as, { id, name: "Mine" }),
      removeWebhook(open.ctx, as, input),
      sendTest(open.ctx, as, input),
      rotateWebhookSecret(open.ctx, as, input),
      listDeliveries(open.ctx, as, { id, limit: 20 }),
      redeliver(open.ctx, as, input),
    ];
    const codes = async (as: WebhooksActor) =>
      (await Promise.allSettled(verbs(as))).map((each) =>
        each.status === "rejected" ? (each.reason as { code: string }).code : "done",
      );
    expect(new Set(await codes(await open.seedTeam()))).toEqual(new Set(["NOT_FOUND"]));
    expect(new Set(await codes(await open.seedMember(team, "member")))).toEqual(new Set(["FORBIDDEN"]));
    expect(receiver.received).toHaveLength(1);
  });

  test("figures, and what is long over is forgotten", async () => {
    const { id } = await add();
    await publish();
    open.advance(120_000);
    const { waiting, overdueSeconds, webhooks: byStatus } = await measureWebhooks(open.ctx);
    expect({ waiting, byStatus }).toEqual({ waiting: 1, byStatus: { ACTIVE: 1 } });
    expect(overdueSeconds).toBeGreaterThan(100);
    const heldUntil = new Date(open.ctx.now().getTime() + 5_000);
    await open.ctx.db.update(webhooks).set({ heldUntil }).where(eq(webhooks.id, id));
    expect((await measureWebhooks(open.ctx)).overdueSeconds).toBe(0);
    open.advance(7_000);
    expect((await measureWebhooks(open.ctx)).overdueSeconds).toBe(2);
    await drain();
    open.advance(31 * day);
    await forgetOldDeliveries(open.ctx);
    expect((await page(id)).items).toEqual([]);
    expect((await measureWebhooks(open.ctx)).overdueSeconds).toBe(0);
  });

  test("nothing that is logged holds a secret or a body", async () => {
    const { secret } = await add();
    receiver.answerNext({ status: 410 });
    await publish();
    await drain();
    expect(open.logged.join("\n")).toContain("switched off");
    expect(open.logged.join("\n")).not.toContain(secret);
    expect(open.logged.join("\n")).not.toContain("publicationId");
  });
});
