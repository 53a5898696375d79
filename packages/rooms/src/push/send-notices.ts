import { schema } from "@planrrr/database";
import { nextBackoff } from "@planrrr/resilience";
import { and, eq, sql } from "drizzle-orm";
import type { RoomsContext } from "../context.ts";
import { type Notice, pushOnce, type PushOutcome, type Subscription } from "./push-once.ts";

const { pushDeliveries, pushNotices, pushSubscriptions } = schema;
const batchSize = 20;
/** Whoever took a delivery and died leaves it to the next one after this. */
const turnMs = 60_000;
/** News of yesterday help nobody. */
const keptMs = 24 * 3_600_000;
const backoff = { base: 10_000, cap: 3_600_000 };

type Delivery = { failures: number; createdAt: Date; notice: Notice; subscription: Subscription };

/** Sends every notice that is due to the browsers it goes to. Returns how many arrived at their push services. */
export async function sendNotices(ctx: RoomsContext): Promise<number> {
  if (!ctx.vapid) return 0;
  const { vapid } = ctx;
  let sent = 0;
  for (;;) {
    const deliveries = await takeDeliveries(ctx);
    if (deliveries.length === 0) return sent;
    const outcomes = await Promise.all(
      deliveries.map(async (delivery) => {
        const outcome = await pushOnce(ctx, vapid, delivery);
        await settle(ctx, delivery, outcome);
        return outcome;
      }),
    );
    sent += outcomes.filter(({ is }) => is === "sent").length;
  }
}

/** Several processes take different ones. */
async function takeDeliveries(ctx: RoomsContext): Promise<Delivery[]> {
  const now = ctx.now();
  const { rows } = await ctx.db.execute<{
    failures: number;
    created_at: string;
    id: string;
    title: string;
    body: string;
    link: string;
    subscription_id: string;
    endpoint: string;
    p256dh: string;
    auth: string;
  }>(sql`
    update ${pushDeliveries} d set due_at = ${new Date(now.getTime() + turnMs)}
    from (
      select notice_id, subscription_id from ${pushDeliveries} where due_at <= ${now}
      order by due_at limit ${batchSize} for update skip locked
    ) due, ${pushNotices} n, ${pushSubscriptions} s
    where d.notice_id = due.notice_id and d.subscription_id = due.subscription_id
      and n.id = d.notice_id and s.id = d.subscription_id
    returning d.failures, n.created_at, n.id, n.title, n.body, n.link, s.id as subscription_id,
      s.endpoint, s.p256dh, s.auth`);
  return rows.map(({ failures, created_at: createdAt, subscription_id: subscriptionId, ...row }) => ({
    failures,
    createdAt: new Date(createdAt),
    notice: { id: row.id, title: row.title, body: row.body, link: row.link },
    subscription: { id: subscriptionId, endpoint: row.endpoint, p256dh: row.p256dh, auth: row.auth },
  }));
}

async function settle(ctx: RoomsContext, delivery: Delivery, outcome: PushOutcome): Promise<void> {
  const { notice, subscription } = delivery;
  const ofDelivery = and(
    eq(pushDeliveries.noticeId, notice.id),
    eq(pushDeliveries.subscriptionId, subscription.id),
  );
  if (outcome.is === "gone") {
    // The person took the permission back, or the browser is no more.
    await ctx.db.delete(pushSubscriptions).where(eq(pushSubscriptions.id, subscription.id));
    return;
  }
  const now = ctx.now().getTime();
  const isOver = now - delivery.createdAt.getTime() >= keptMs;
  if (outcome.is === "failed" && !outcome.isFinal && !isOver) {
    const failures = delivery.failures + 1;
    const wait = nextBackoff({ attempt: failures, random: ctx.random, ...backoff });
    const dueAt = new Date(Math.max(now + wait, outcome.retryAt?.getTime() ?? 0));
    await ctx.db.update(pushDeliveries).set({ failures, dueAt }).where(ofDelivery);
    return;
  }
  if (outcome.is === "failed")
    ctx.log.warn({ reason: outcome.reason, service: new URL(subscription.endpoint).host }, "push given up");
  await ctx.db.delete(pushDeliveries).where(ofDelivery);
}
